# The service for production: no embedded database, no root, Java 25.

FROM docker.io/library/eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY mvnw pom.xml ./
COPY .mvn .mvn
# Building the service without its sources fetches all that the build needs, in a layer that lasts until pom.xml changes.
RUN ./mvnw -B -q package -Dproduction -Dmaven.test.skip -Dspotless.skip
COPY src src
RUN ./mvnw -B -q package -Dproduction -Dmaven.test.skip -Dspotless.skip

FROM docker.io/library/eclipse-temurin:25-jre
WORKDIR /service
# What changes least comes first: libraries, then what Quarkus generated, then the service itself.
COPY --from=build /build/target/quarkus-app/lib/ lib/
COPY --from=build /build/target/quarkus-app/quarkus-run.jar ./
COPY --from=build /build/target/quarkus-app/quarkus/ quarkus/
COPY --from=build /build/target/quarkus-app/app/ app/
ENV PROLOTHERAPY_PRODUCTION=true QUARKUS_HTTP_HOST=0.0.0.0 QUARKUS_MANAGEMENT_HOST=0.0.0.0
EXPOSE 8080 9000
# A number, so that an orchestrator can see that it is not root; it owns none of the files and needs to write none.
USER 10001:10001
# With bash alone: it is in the base image for certain, curl and wget are there only while its makers keep them.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${QUARKUS_MANAGEMENT_PORT:-9000} && printf 'GET /q/health/ready HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
# No shell in between, so that SIGTERM reaches the service; JAVA_TOOL_OPTIONS adds options of your own.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-XX:+UseCompactObjectHeaders", "-jar", "quarkus-run.jar"]
