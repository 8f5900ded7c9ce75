export { traceOf } from "@kruisverband/http"
