package dev.pointsman.examples.service;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the service: {@code java -jar spring-boot-service.jar}. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class ServiceApplication {

    /** Runs until it is stopped; arguments are settings, such as {@code --server.port=9090}. */
    public static void main(String[] arguments) {
        SpringApplication.run(ServiceApplication.class, arguments);
    }
}
