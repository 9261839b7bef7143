#!/bin/sh
# Pointsman's command line in one file: these lines of shell, and behind them the jar that they start.
# A command is over before code that C2 compiled would have paid for compiling it: C1 alone takes about half the time.
# POINTSMAN_JAVA_OPTIONS comes after these options and can take them back.
if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
else
    java=java
fi
if ! command -v "$java" >/dev/null; then
    echo "pointsman: no '$java'; install a JDK 17 or newer, or set JAVA_HOME to the folder of one" >&2
    exit 127
fi
# shellcheck disable=SC2086 # several options are separate words
exec "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC ${POINTSMAN_JAVA_OPTIONS:-} -jar "$0" "$@"
