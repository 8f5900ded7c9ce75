import { connect } from "node:net"

/** A broker as a broker names it: id and the port it advertises. */
export interface ListedBroker {
  readonly id: number
  readonly port: number
}

/** Metadata request, version 1, about no topic: https://kafka.apache.org/protocol#The_Messages_Metadata */
function metadataRequest(): Buffer {
  const client = Buffer.from("probe")
  const body = Buffer.alloc(2 + 2 + 4 + 2 + client.length + 4)
  let at = body.writeInt16BE(3, 0) // api key
  at = body.writeInt16BE(1, at) // api version
  at = body.writeInt32BE(1, at) // correlation id
  at = body.writeInt16BE(client.length, at)
  at += client.copy(body, at)
  body.writeInt32BE(0, at) // an empty list of topics
  const size = Buffer.alloc(4)
  size.writeInt32BE(body.length)
  return Buffer.concat([size, body])
}

function readBrokers(answer: Buffer): readonly ListedBroker[] {
  let at = 8 // size and correlation id
  const count = answer.readInt32BE(at)
  at += 4
  const brokers: ListedBroker[] = []
  for (let i = 0; i < count; i++) {
    const id = answer.readInt32BE(at)
    const host = answer.readInt16BE(at + 4)
    const port = answer.readInt32BE(at + 6 + host)
    const rack = answer.readInt16BE(at + 10 + host) // -1: none
    at += 12 + host + Math.max(rack, 0)
    brokers.push({ id, port })
  }
  return brokers
}

/** The brokers that are up, as told by the one on this loopback port; none when it does not answer within `timeoutMs`. */
export function probeBroker(port: number, timeoutMs = 1_000): Promise<readonly ListedBroker[]> {
  return new Promise((resolve) => {
    let answer = Buffer.alloc(0)
    const socket = connect({ host: "127.0.0.1", port })
    const finish = (brokers: readonly ListedBroker[]) => {
      socket.destroy()
      resolve(brokers)
    }
    socket.setTimeout(timeoutMs, () => finish([]))
    socket.on("error", () => finish([]))
    socket.on("close", () => finish([]))
    socket.on("connect", () => socket.write(metadataRequest()))
    socket.on("data", (received) => {
      const chunk = typeof received === "string" ? Buffer.from(received, "latin1") : received
      answer = Buffer.concat([answer, chunk])
      if (answer.length >= 4 && answer.length >= 4 + answer.readInt32BE(0)) finish(readBrokers(answer))
    })
  })
}
