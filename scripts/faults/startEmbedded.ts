import { freePorts } from "../../packages/testing/src/engines/freePorts.ts"
import { type ServiceProcess, startService } from "../services/ServiceProcess.ts"
import type { Form } from "./Form.ts"
import { metricAt } from "./metricAt.ts"

export interface EmbeddedForm extends Form {
  /** `kill -9`, then the same again on the same folder. Resolves when it is ready. */
  readonly killAndRestart: () => Promise<void>
}

/** The platform in one process on embedded parts, as `npm start` runs it. Rejects when it does not become ready. */
export async function startEmbedded(dataDir: string, tell: (line: string) => void): Promise<EmbeddedForm> {
  const [port = 0] = await freePorts(1)
  let redelivered = 0
  const start = async (): Promise<ServiceProcess> => {
    const service = startService({
      ...{ name: "platform", entry: "apps/standalone/src/main.ts", port, ready: "/health/ready", tell },
      env: { KRUISVERBAND_DATA: dataDir, KRUISVERBAND_DEMO: "region" }
    })
    if (await service.becomesReady()) return service
    await service.kill()
    throw new Error("the platform did not become ready")
  }
  let service = await start()
  const origin = service.url
  const count = () => metricAt(`${origin}/correlator/v1/metrics`, "kruisverband_correlator_redelivered")
  return {
    ...{ origin, dataDir },
    redelivered: async () => redelivered + (await count()),
    stop: () => service.stop(),
    killAndRestart: async () => {
      redelivered += await count()
      await service.kill()
      service = await start()
    }
  }
}
