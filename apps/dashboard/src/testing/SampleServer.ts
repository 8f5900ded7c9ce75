import { existsSync, readFileSync } from "node:fs"
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import { extname, join } from "node:path"
import type {
  AmbiguityView,
  CovenantLife,
  HubView,
  KnownNameView,
  LinkView,
  OwnSignal,
  SharingAnswer
} from "@kruisverband/contract"
import type { LinkingPause, LinkState, Role } from "@kruisverband/domain"
import { kindOf } from "../shared/link/kindOf.ts"
import { answerNames } from "./answerNames.ts"
import { site } from "./buildSite.ts"
import type { Received } from "./Received.ts"
import { sampleAgreement } from "./sampleAgreement.ts"
import { sampleAmbiguity } from "./sampleAmbiguity.ts"
import { sampleEssence, sampleLife, sampleSharing } from "./sampleCovenants.ts"
import { sampleHubs } from "./sampleHubs.ts"
import { sampleContents, sampleLink } from "./sampleLinks.ts"
import { sampleNames } from "./sampleNames.ts"
import { samplePlaceContents } from "./samplePlaceLink.ts"
import { allowedVerdict, refusedVerdict, sampleOwnSignal, sampleReceipt, sampleRequest } from "./samplePosting.ts"
import { sampleRegistry, sampleSession } from "./sampleRegion.ts"
import { sampleEnds } from "./sampleRetention.ts"

/** The policy the page has to live under: nothing inline, nothing from elsewhere. */
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml"
}

/** Serves the built site and answers as casework would, for one role; a test sets what it wants to see. */
export class SampleServer {
  role: Role | undefined = "coordinator"
  links: Array<LinkView> = [1, 2, 3, 4].map((number) => sampleLink(number))
  ambiguities: Array<AmbiguityView> = [sampleAmbiguity()]
  hubs: ReadonlyArray<HubView> = sampleHubs
  pauses: ReadonlyArray<LinkingPause> = []
  names: ReadonlyArray<KnownNameView> = sampleNames
  own: Array<OwnSignal> = [1, 2].map((number) => sampleOwnSignal(number))
  verdict = allowedVerdict
  /** Answers the next decision with 409 and this newer link. */
  conflict: LinkView | undefined
  /** The covenant as it is shown; left out: the sample of the role. */
  life: CovenantLife | undefined
  /** Undefined: there is none. */
  essence: typeof sampleEssence | undefined = sampleEssence
  sharing: SharingAnswer = sampleSharing
  /** Answers every request about covenants with this status. */
  failingCovenant: number | undefined
  /** Answers every request about names with this status. */
  failingNames: number | undefined
  /** Answers every list of links or hubs with this status. */
  failing: number | undefined
  readonly received: Array<Received> = []
  private readonly streams = new Set<ServerResponse>()
  private server: Server | undefined

  static async start() {
    const sample = new SampleServer()
    const server = createServer((request, response) => void sample.handle(request, response))
    sample.server = server
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
    return sample
  }

  get url(): string {
    const address = this.server?.address()
    return typeof address === "object" && address !== null ? `http://127.0.0.1:${address.port}` : ""
  }

  /** Refuses what the sample verdict refuses. */
  refuse() {
    this.verdict = refusedVerdict
  }

  tell(change: { id: string; state: LinkState; covenant: string; revision: number }) {
    for (const stream of this.streams) stream.write(`event: link\ndata: ${JSON.stringify(change)}\n\n`)
  }

  async stop() {
    for (const stream of this.streams) stream.end()
    this.server?.closeAllConnections()
    await new Promise<void>((done) => this.server?.close(() => done()))
  }

  private async handle(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? "/", "http://sample")
    if (!url.pathname.startsWith("/casework/v1")) {
      this.file(url.pathname, response)
      return
    }
    const path = url.pathname.slice("/casework/v1".length)
    const chunks: Array<Buffer> = []
    for await (const chunk of request) chunks.push(chunk)
    const text = Buffer.concat(chunks).toString()
    const header = (name: string) => [request.headers[name]].flat()[0]
    const received: Received = {
      method: request.method ?? "",
      path,
      query: url.search,
      csrf: header("x-csrf-token"),
      key: header("idempotency-key"),
      body: text === "" ? undefined : JSON.parse(text)
    }
    this.received.push(received)
    if (path.endsWith("/essence")) {
      if (this.essence === undefined) problem(response, 404)
      else json(response, 200, this.essence)
      return
    }
    if (path === "/stream") {
      response.writeHead(200, { "content-type": "text/event-stream" }).write(": hello\n\n")
      this.streams.add(response)
      return
    }
    if (this.role === undefined) {
      problem(response, 401)
      return
    }
    this.answer(received, url.searchParams, response, this.role)
  }

  private answer(received: Received, query: URLSearchParams, response: ServerResponse, role: Role) {
    const { method, path } = received
    const [, collection, id, verb] = path.split("/")
    if (path === "/session") return json(response, 200, sampleSession(role))
    if (path === "/session/logout") {
      this.role = undefined
      response.writeHead(204).end()
      return
    }
    if (path === "/registry") return json(response, 200, sampleRegistry)
    if (collection === "covenants") return this.covenant(id, verb, response, role)
    if (path === "/agreements")
      return method === "POST" ? json(response, 201, sampleAgreement(role)) : json(response, 200, { agreements: [] })
    if (path === "/checks") return json(response, 200, this.sharing)
    if (path === "/links")
      return this.failing === undefined ? json(response, 200, this.page(query)) : problem(response, this.failing)
    if (collection === "names") {
      if (this.failingNames !== undefined) return problem(response, this.failingNames)
      const answer = answerNames(this.names, received)
      this.names = answer.names
      return json(response, answer.status, answer.body)
    }
    if (path === "/rights/terms") return json(response, 200, { covenants: [] })
    if (path === "/recipient-notices") return json(response, 200, { notices: [] })
    if (path === "/hubs")
      return this.failing === undefined ? json(response, 200, { hubs: this.hubs }) : problem(response, this.failing)
    if (path === "/linking-pauses") return json(response, 200, { pauses: this.pauses })
    if (path === "/ambiguities")
      return json(response, 200, { ambiguities: this.ambiguities, total: this.ambiguities.length })
    if (collection === "ambiguities" && id !== undefined) return this.ambiguity(id, verb, received, response)
    if (collection === "links" && id !== undefined) return this.link(id, verb, received, response)
    if (path === "/signals/check") return json(response, 200, this.verdict)
    if (path === "/signals" && method === "POST") return json(response, 201, sampleReceipt)
    if (path === "/signals") return json(response, 200, { signals: this.own, next: null })
    if (path === "/requests") return json(response, 200, { requests: [sampleRequest] })
    if (collection === "requests") return json(response, 200, { ...sampleRequest, state: "answered" })
    const own = this.own.find((signal) => signal.id === id)
    if (collection === "signals" && own !== undefined) return json(response, 200, own)
    return problem(response, 404)
  }

  private covenant(id: string | undefined, verb: string | undefined, response: ServerResponse, role: Role) {
    const life = this.life ?? sampleLife(role)
    if (this.failingCovenant !== undefined) return problem(response, this.failingCovenant)
    if (id === undefined) return json(response, 201, { id: life.id, version: 4, status: "draft" })
    if (id !== life.id) return problem(response, 404)
    if (verb === undefined) return json(response, 200, life)
    if (verb === "hold") return json(response, 200, { hold: null })
    if (verb === "signatures")
      return json(response, 201, { partner: "school-de-linde", by: role, at: "2026-11-23T10:00:00.000Z" })
    if (verb === "departures") return json(response, 201, { partner: "school-de-linde", on: "2026-11-23" })
    return json(response, 200, { id: life.id, version: 4, status: "active" })
  }

  private page(query: URLSearchParams) {
    const state = query.get("state")
    const municipality = query.get("municipality")
    const found = this.links
      .filter((link) => state === null || link.state === state)
      .filter((link) => municipality === null || link.municipalities.some((code) => code === municipality))
    const kind = query.get("kind")
    const again = query.get("again") === "true"
    const asked = found.filter((link) => !again || link.again !== undefined)
    const ofKind = asked.filter((link) => kind === null || kindOf(link) === kind)
    const limit = Number(query.get("limit") ?? 50)
    const from = Number(query.get("cursor") ?? 0)
    const next = from + limit < ofKind.length ? String(from + limit) : null
    return { links: ofKind.slice(from, from + limit), next, total: ofKind.length }
  }

  private link(id: string, verb: string | undefined, received: Received, response: ServerResponse) {
    const link = this.links.find((one) => one.id === id)
    if (link === undefined) return problem(response, 404)
    if (verb === undefined) return json(response, 200, link)
    if (verb === "open")
      return json(response, 200, {
        contents: kindOf(link) === "polarisation" ? samplePlaceContents(link) : sampleContents(link)
      })
    if (verb === "retention") return json(response, 200, { ends: sampleEnds(link) })
    if (verb === "ask") return json(response, 201, { id: sampleRequest.id })
    if (this.conflict !== undefined) {
      this.replace(this.conflict)
      this.conflict = undefined
      return problem(response, 409)
    }
    const kinds = {
      confirm: "confirmed",
      reject: "rejected",
      split: "retracted",
      keep: link.state,
      undo: "proposed"
    } as const
    const isDecision = (word: string | undefined): word is keyof typeof kinds => word !== undefined && word in kinds
    if (!isDecision(verb)) return problem(response, 404)
    const reason = reasonIn(received.body)
    const review: LinkView["reviews"][number] = {
      id: `review-${link.reviews.length + 1}`,
      kind: verb,
      by: "coordinator",
      at: "2026-11-23T10:00:00.000Z",
      reason,
      undone: false
    }
    const { again: _, ...rest } = link
    const decided: LinkView = {
      ...rest,
      state: kinds[verb],
      reviews: [...link.reviews, review],
      revision: link.revision + 1,
      may: verb === "undo" ? link.may : [...link.may, "undo"]
    }
    this.replace(decided)
    return json(response, 200, decided)
  }

  private ambiguity(id: string, verb: string | undefined, received: Received, response: ServerResponse) {
    const found = this.ambiguities.find((one) => one.id === id)
    if (found === undefined) return problem(response, 404)
    if (verb === undefined) return json(response, 200, found)
    if (verb === "open") return json(response, 200, { contents: [] })
    if (verb === "ask") return json(response, 201, { id: sampleRequest.id })
    if (verb !== "resolve" && verb !== "keep" && verb !== "undo") return problem(response, 404)
    const decided = sampleAmbiguity({
      state: verb === "undo" ? "open" : "decided",
      revision: found.revision + 1,
      may: verb === "undo" ? found.may : [],
      reviews: [
        {
          id: "review-9",
          kind: verb,
          by: "coordinator",
          at: "2026-11-23T10:00:00.000Z",
          reason: reasonIn(received.body),
          undone: false,
          ...(verb === "resolve" ? { undo: "at-once" } : {})
        }
      ]
    })
    this.ambiguities = [decided]
    return json(response, 200, decided)
  }

  private replace(link: LinkView) {
    this.links = this.links.map((one) => (one.id === link.id ? link : one))
  }

  private file(path: string, response: ServerResponse) {
    const file = join(site, path)
    const found = path !== "/" && file.startsWith(site) && existsSync(file) ? file : join(site, "index.html")
    response.writeHead(200, {
      "content-type": types[extname(found)] ?? "application/octet-stream",
      "content-security-policy": CSP
    })
    response.end(readFileSync(found))
  }
}

const reasonIn = (body: unknown): string =>
  typeof body === "object" && body !== null && "reason" in body ? String(body.reason) : ""

const json = (response: ServerResponse, status: number, body: unknown) => {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body))
}

const problem = (response: ServerResponse, status: number) => {
  response
    .writeHead(status, { "content-type": "application/problem+json" })
    .end(JSON.stringify({ type: "about:blank", title: "", status, detail: "", instance: "", reasons: [] }))
}
