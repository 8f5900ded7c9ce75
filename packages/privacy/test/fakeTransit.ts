import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto"
import { createServer } from "node:http"

/** A key service on loopback that speaks the transit interface: one key in versions, associated data, and faults on demand. */
export interface FakeTransit {
  readonly url: string
  readonly rotate: () => void
  /** Versions before this one no longer open anything. */
  readonly setMinimum: (version: number) => void
  /** Answers the next requests with this status; 0: cuts the connection. */
  readonly failNext: (status: number, times: number) => void
  readonly requests: ReadonlyArray<string>
  readonly stop: () => Promise<void>
}

const TOKEN = "service-token"

const seal = (key: Buffer, version: number, plain: Buffer, aad: Buffer) => {
  const nonce = randomBytes(12)
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(aad)
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return `vault:v${version}:${Buffer.concat([nonce, body, cipher.getAuthTag()]).toString("base64")}`
}

const open = (key: Buffer, text: string, aad: Buffer) => {
  const bytes = Buffer.from(text.split(":")[2] ?? "", "base64")
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12)).setAAD(aad)
  decipher.setAuthTag(bytes.subarray(bytes.length - 16))
  return Buffer.concat([decipher.update(bytes.subarray(12, bytes.length - 16)), decipher.final()])
}

export const startFakeTransit = async (): Promise<FakeTransit> => {
  const versions = [randomBytes(32)]
  let minimum = 1
  let fault = { status: 0, times: 0 }
  const requests: Array<string> = []

  const answer = (path: string, body: Readonly<Record<string, string>>): [number, unknown] => {
    const aad = Buffer.from(body.associated_data ?? "", "base64")
    if (path.startsWith("/v1/transit/keys/"))
      return [200, { data: { latest_version: versions.length, min_decryption_version: minimum } }]
    if (path.startsWith("/v1/transit/encrypt/")) {
      const key = versions.at(-1) ?? randomBytes(32)
      const ciphertext = seal(key, versions.length, Buffer.from(body.plaintext ?? "", "base64"), aad)
      return [200, { data: { ciphertext } }]
    }
    const version = Number(/^vault:v(\d+):/u.exec(body.ciphertext ?? "")?.[1] ?? 0)
    const key = versions[version - 1]
    if (key === undefined || version < minimum) return [400, { errors: ["version is disallowed"] }]
    try {
      return [200, { data: { plaintext: open(key, body.ciphertext ?? "", aad).toString("base64") } }]
    } catch {
      return [400, { errors: ["message authentication failed"] }]
    }
  }

  const server = createServer((request, response) => {
    const chunks: Array<Buffer> = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.on("end", () => {
      requests.push(request.url ?? "")
      if (fault.times > 0) {
        fault = { ...fault, times: fault.times - 1 }
        if (fault.status === 0) return response.destroy()
        return response.writeHead(fault.status).end("{}")
      }
      if (request.headers["x-vault-token"] !== TOKEN) return response.writeHead(403).end("{}")
      const text = Buffer.concat(chunks).toString()
      const [status, body] = answer(request.url ?? "", text === "" ? {} : JSON.parse(text))
      return response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  const port = typeof address === "object" && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    rotate: () => versions.push(randomBytes(32)),
    setMinimum: (version) => {
      minimum = version
    },
    failNext: (status, times) => {
      fault = { status, times }
    },
    requests,
    stop: () => new Promise((resolve) => server.close(() => resolve()))
  }
}
