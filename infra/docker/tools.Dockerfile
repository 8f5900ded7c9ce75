# syntax=docker/dockerfile:1
# The whole repository, for one-off jobs beside the services: topics, and the operator's `kv`.
FROM node:26.10.0-bookworm-slim
WORKDIR /app
COPY . .
RUN --mount=type=cache,target=/root/.npm npm ci --omit=optional --ignore-scripts --no-audit --no-fund
RUN mkdir /data && chown node:node /data
ENV KRUISVERBAND_DATA=/data
USER node
ENTRYPOINT ["node", "--disable-warning=ExperimentalWarning"]
CMD ["apps/cli/src/main.ts", "--help"]
