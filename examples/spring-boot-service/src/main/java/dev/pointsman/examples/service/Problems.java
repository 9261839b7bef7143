package dev.pointsman.examples.service;

import dev.pointsman.examples.service.BadTicketException.Problem;
import dev.pointsman.release.ReleaseException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Says what is wrong with a request as RFC 9457 has it ({@code application/problem+json}): the problem in {@code detail},
 * the field in {@code field}, and what to do about it in {@code fix}.
 */
@RestControllerAdvice
final class Problems extends ResponseEntityExceptionHandler {

    private static final String CANNOT_BE_READ = "The ticket cannot be read";

    @ExceptionHandler
    ProblemDetail badTicket(BadTicketException e) {
        Problem found = e.problem();
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, CANNOT_BE_READ, found.message(), found.fix());
        if (!found.field().isEmpty()) {
            problem.setProperty("field", found.field());
        }
        return problem;
    }

    /** Explaining a decision of long ago may need a version that is not in memory any more. */
    @ExceptionHandler
    ProblemDetail unreadableRepository(ReleaseException e) {
        Problem found = Problem.of("", e);
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "The repository is no help", found.message(), found.fix());
    }

    static ErrorResponseException unknownTicket(String id) {
        return new ErrorResponseException(
                HttpStatus.NOT_FOUND,
                problem(
                        HttpStatus.NOT_FOUND,
                        "No such decision",
                        "no recent decision is about the ticket \"" + id + "\"",
                        "Route it first. Only the last decisions are kept; all of them are in the decision log."),
                null);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = e.getCause() instanceof StreamConstraintsException tooLarge
                ? problem(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "The ticket is too large",
                        tooLarge.getOriginalMessage().replaceAll(", from `[^`]*`", ""),
                        "Shorten its texts.")
                : problem(
                        HttpStatus.BAD_REQUEST,
                        CANNOT_BE_READ,
                        e.getCause() instanceof JacksonException bad ? badJson(bad) : "the request has no JSON",
                        "Send one JSON object, such as {\"id\": \"T-1\", \"category\": \"refund\"}.");
        return handleExceptionInternal(e, problem, headers, HttpStatusCode.valueOf(problem.getStatus()), request);
    }

    private static String badJson(JacksonException e) {
        return "bad JSON in line " + e.getLocation().getLineNr() + ", column "
                + e.getLocation().getColumnNr() + ": " + e.getOriginalMessage();
    }

    private static ProblemDetail problem(HttpStatus status, String title, String detail, String fix) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(title);
        problem.setProperty("fix", fix);
        return problem;
    }
}
