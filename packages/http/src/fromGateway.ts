import type { IncomingMessage } from "node:http"
import { BlockList, isIP } from "node:net"
import { Result } from "effect"
import { type Environment, type Setting, settingOf, wrongSetting } from "./settings.ts"

/** The certificate that a client showed to the gateway, as RFC 9440 writes it: `:base64 of its DER:`. */
export const CLIENT_CERTIFICATE = "client-cert"

/** What is believed because a gateway says it; also under the names that other gateways use. */
const ONLY_FROM_GATEWAY: ReadonlySet<string> = new Set([
  CLIENT_CERTIFICATE,
  "client-cert-chain",
  "forwarded",
  "ssl-client-cert",
  "x-client-cert",
  "x-forwarded-client-cert",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
  "x-real-ip",
  "x-ssl-client-cert"
])

/** Whether an address is that of a gateway of ours. */
export type Gateways = (address: string) => boolean

const NOBODY: Gateways = () => false

/** Drops what only a gateway may say from a request that does not come from one (ASVS 4.1.3). Before anything reads it. */
export const dropSpoofed = (request: IncomingMessage, gateways: Gateways = NOBODY): void => {
  if (gateways(request.socket.remoteAddress ?? "")) return
  for (const name of ONLY_FROM_GATEWAY) delete request.headers[name]
  // The list as it came in is what the routes' requests are made from.
  const { rawHeaders } = request
  for (let i = rawHeaders.length - 2; i >= 0; i -= 2) {
    if (ONLY_FROM_GATEWAY.has(rawHeaders[i]?.toLowerCase() ?? "")) rawHeaders.splice(i, 2)
  }
}

const WANTED = "10.0.0.5,10.1.0.0/16,fd00::/8"

/** TRUSTED_GATEWAYS: addresses and networks; absent: nobody is. */
export const readGateways = (environment: Environment): Setting<Gateways> => {
  const found = settingOf(environment, "TRUSTED_GATEWAYS")
  if (found === undefined) return Result.succeed(NOBODY)
  const list = new BlockList()
  for (const entry of found.split(",").map((part) => part.trim())) {
    const [address = "", bits, ...more] = entry.split("/")
    const family = isIP(address)
    const most = family === 4 ? 32 : 128
    if (family === 0 || more.length > 0 || (bits !== undefined && !(/^\d{1,3}$/u.test(bits) && Number(bits) <= most)))
      return wrongSetting("TRUSTED_GATEWAYS", entry, WANTED)
    list.addSubnet(address, bits === undefined ? most : Number(bits), family === 4 ? "ipv4" : "ipv6")
  }
  return Result.succeed((address) => {
    // An IPv4 neighbour of a socket that listens on both.
    const plain = address.replace(/^::ffff:(?=\d+\.)/u, "")
    const family = isIP(plain)
    return family !== 0 && list.check(plain, family === 4 ? "ipv4" : "ipv6")
  })
}
