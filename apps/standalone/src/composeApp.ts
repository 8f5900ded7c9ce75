import { fileURLToPath } from "node:url"
import { dashboardRoutes } from "@kruisverband/casework"
import { Hono } from "hono"

const DASHBOARD = fileURLToPath(new URL("../../dashboard/dist", import.meta.url))

/** Everything behind one origin: the services by their path, the dashboard for the rest. */
export const composeApp = (services: {
  readonly ingest: Hono
  readonly casework: Hono
  readonly correlator: Hono
}): Hono => {
  const app = new Hono()
  const pass = (path: string, service: Hono) => app.all(path, (c) => service.fetch(c.req.raw, c.env))
  pass("/ingest/*", services.ingest)
  pass("/casework/*", services.casework)
  pass("/correlator/*", services.correlator)
  app.get("/health/live", (c) => c.json({ status: "live" }))
  // Everything is in one process: it takes work when each part does.
  app.get("/health/ready", async (c) => {
    const parts = [
      services.ingest.request("/ingest/v1/health/ready"),
      services.casework.request("/casework/v1/health/ready"),
      services.correlator.request("/correlator/v1/health/ready")
    ]
    const answers = await Promise.all(parts)
    return answers.every((answer) => answer.status === 200)
      ? c.json({ status: "ready" })
      : c.json({ status: "starting" }, 503)
  })
  app.get("/metrics", async (c) => {
    const paths = {
      "/ingest/v1/metrics": services.ingest,
      "/casework/v1/metrics": services.casework,
      "/correlator/v1/metrics": services.correlator
    }
    const texts = await Promise.all(
      Object.entries(paths).map(async ([path, service]) => (await service.request(path)).text())
    )
    return c.text(texts.join(""))
  })
  app.route("/", dashboardRoutes(DASHBOARD))
  return app
}
