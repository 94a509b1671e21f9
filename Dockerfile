# The service for production: no embedded database, no root, Java 25.

FROM docker.io/library/eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY mvnw pom.xml ./
COPY .mvn .mvn
# Building the service without its sources fetches all that the build needs, in a layer that lasts until pom.xml changes.
RUN ./mvnw -B -q package -Dproduction -Dmaven.test.skip -Dspotless.skip
# The embedded PostgreSQL, for the training run only.
RUN ./mvnw -B -q org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies \
      -DincludeGroupIds=io.zonky.test.postgres -DoutputDirectory=training
COPY src src
RUN ./mvnw -B -q package -Dproduction -Dmaven.test.skip -Dspotless.skip \
    && javac -d training -cp 'target/quarkus-app/app/*:target/quarkus-app/lib/main/*' src/training/java/org/prolotherapy/training/*.java

FROM docker.io/library/eclipse-temurin:25-jre AS service
WORKDIR /service
# What changes least comes first: libraries, then what Quarkus generated, then the service itself.
COPY --from=build /build/target/quarkus-app/lib/ lib/
COPY --from=build /build/target/quarkus-app/quarkus-run.jar ./
COPY --from=build /build/target/quarkus-app/quarkus/ quarkus/
COPY --from=build /build/target/quarkus-app/app/ app/
ENV PROLOTHERAPY_PRODUCTION=true QUARKUS_HTTP_HOST=0.0.0.0 QUARKUS_MANAGEMENT_HOST=0.0.0.0

# The JVM's cache of loaded classes fits these very files and this very JVM, and the options that decide how objects are
# laid out. Not as root: PostgreSQL refuses that.
FROM service AS training
COPY --from=build /build/training/ /training/
RUN useradd --uid 10001 --no-create-home service && chown service /service
USER service
RUN java -cp '/training:/training/*:app/*:lib/main/*:lib/boot/*' org.prolotherapy.training.TrainingRun /service \
      -XX:+UseSerialGC -XX:+UseCompactObjectHeaders

FROM service
COPY --from=training --chown=0:0 /service/app.aot ./
EXPOSE 8080 9000
# A number, so that an orchestrator can see that it is not root; it owns none of the files and needs to write none.
USER 10001:10001
# With bash alone: it is in the base image for certain, curl and wget are there only while its makers keep them.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${QUARKUS_MANAGEMENT_PORT:-9000} && printf 'GET /q/health/ready HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
# Collected in one thread and with a small young generation, memory stays near what is in use. What requests leave behind dies
# there, in survivor spaces that hold all requests under way: the old generation is collected only when it may not grow, and code
# that is no longer used only when the cache for it fills. The heap may still grow to half of what the container has; everything else
# takes up to 260 MB.
# No shell in between, so that SIGTERM reaches the service; JAVA_TOOL_OPTIONS adds options of your own. With some the cache does
# not fit: the JVM says so and starts without it.
ENTRYPOINT ["java", "-XX:AOTCache=app.aot", "-Xlog:aot*=error", "-XX:+UseSerialGC", "-Xms72m", "-Xmn28m", "-XX:SurvivorRatio=3", "-XX:TargetSurvivorRatio=90", "-XX:MinHeapFreeRatio=20", "-XX:MaxHeapFreeRatio=30", "-XX:-ShrinkHeapInSteps", "-XX:ReservedCodeCacheSize=48m", "-Xss512k", "-XX:TrimNativeHeapInterval=5000", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", "-XX:+UseCompactObjectHeaders", "-jar", "quarkus-run.jar"]
