# syntax=docker/dockerfile:1
# One image per service: docker build -f infra/docker/service.Dockerfile --build-arg APP=ingest -t kruisverband/ingest .
# APP: ingest, correlator, casework or identity. Casework also serves the dashboard, so its image has the built files.

FROM node:26.10.0-bookworm-slim AS prune
ARG APP
ENV TURBO_TELEMETRY_DISABLED=1
WORKDIR /repository
COPY . .
RUN --mount=type=cache,target=/root/.npm npm ci --no-audit --no-fund
RUN npx --no-install turbo prune "@kruisverband/${APP}" --out-dir=/pruned
RUN if [ "${APP}" = casework ]; then \
      npx --no-install turbo run build --filter=@kruisverband/dashboard \
      && mkdir -p /pruned/apps/dashboard && rm -rf /pruned/apps/dashboard/dist \
      && cp -r apps/dashboard/dist /pruned/apps/dashboard/dist; \
    fi

FROM node:26.10.0-bookworm-slim
ARG APP
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 APP=${APP} NODE_COMPILE_CACHE=/tmp/node-cache
WORKDIR /app
COPY --from=prune /pruned ./
# Without the optional ones: those are the Node binaries that a checkout uses, and this image has Node.
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund
RUN mkdir /data && chown node:node /data
ENV KRUISVERBAND_DATA=/data
USER node
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}${process.env.APP === 'identity' ? '/idp/.well-known/openid-configuration' : '/health/live'}`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# exec: the service itself gets SIGTERM and drains.
CMD ["sh", "-c", "exec node --disable-warning=ExperimentalWarning apps/${APP}/src/main.ts"]
