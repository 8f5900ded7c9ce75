import { parentPort } from "node:worker_threads"
import { deriveKeys, type LinkageKeys } from "@kruisverband/linkage/encode"
import { type Encodable, type EncodedParts, encodeSignal } from "./encodeSignal.ts"

export interface EncodeRequest {
  readonly id: number
  /** Linkage secret per covenant. It does not leave the process. */
  readonly secrets: ReadonlyMap<string, Uint8Array>
  readonly jobs: ReadonlyArray<{ readonly covenant: string; readonly input: Encodable }>
}

export interface EncodeAnswer {
  readonly id: number
  readonly encoded: ReadonlyArray<EncodedParts>
}

const derived = new Map<string, LinkageKeys>()

/** Deriving costs more than encoding, so it is done once per secret. */
const keysOf = (secret: Uint8Array) => {
  const name = Buffer.from(secret).toString("base64")
  const keys = derived.get(name) ?? deriveKeys(secret)
  derived.set(name, keys)
  return keys
}

const answer = ({ id, jobs, secrets }: EncodeRequest): EncodeAnswer => ({
  id,
  encoded: jobs.map(({ covenant, input }) => {
    const secret = secrets.get(covenant)
    if (secret === undefined) throw new Error("a job without its covenant's secret")
    return encodeSignal(input, keysOf(secret))
  })
})

parentPort?.on("message", (request: EncodeRequest) => parentPort?.postMessage(answer(request)))
