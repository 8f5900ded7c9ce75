import { setTimeout as sleep } from "node:timers/promises"
import type { ServiceName } from "../services/table.ts"
import type { DistributedForm } from "./startDistributed.ts"

export interface Fault {
  readonly name: string
  /** Breaks something and puts it right again. */
  readonly strike: (form: DistributedForm) => Promise<void>
}

/** How long what was killed stays away. */
const AWAY_MS = 700

/** Anywhere in the work, so that each round hits another moment. */
const someTime = () => sleep(300 + Math.random() * 700)

const killed = (name: ServiceName): Fault => ({
  name: `kill -9 ${name}`,
  strike: async (form) => {
    await someTime()
    await form.kill(name)
    await sleep(AWAY_MS)
    await form.restart(name)
  }
})

const broker: Fault = {
  name: "kill -9 kafka",
  strike: async ({ kafka }) => {
    await someTime()
    await Promise.all(kafka.brokers.map((each) => each.kill("SIGKILL")))
    await sleep(AWAY_MS)
    await Promise.all(kafka.brokers.map((each) => each.restart()))
  }
}

const database: Fault = {
  name: "kill -9 postgresql",
  strike: async (form) => {
    const { postgres } = form.database
    await someTime()
    await postgres.kill()
    await sleep(AWAY_MS)
    await postgres.restart()
  }
}

const everyService: Fault = {
  name: "kill -9 every service",
  strike: async (form) => {
    const names: readonly ServiceName[] = ["ingest", "correlator", "casework", "identity"]
    await someTime()
    await Promise.all(names.map(form.kill))
    await sleep(AWAY_MS)
    await Promise.all(names.map(form.restart))
  }
}

/** The three that the integration test goes through; the chaos run adds the others. */
export const mainFaults: readonly Fault[] = [killed("correlator"), killed("ingest"), broker]
export const distributedFaults: readonly Fault[] = [
  ...mainFaults,
  killed("casework"),
  killed("identity"),
  database,
  everyService
]
