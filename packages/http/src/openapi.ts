import { type Endpoint, Problem } from "@kruisverband/contract"
import { Result, Schema } from "effect"

export interface ApiDescription {
  readonly title: string
  readonly description: string
  /** Semver; its major equals the path's. */
  readonly version: string
  /** `/ingest/v1` */
  readonly base: string
  readonly contact: { readonly name: string; readonly email: string; readonly url: string }
}

type Json = { readonly [key: string]: unknown }
const ALWAYS = [400, 401, 403, 405, 406, 413, 415, 429, 500, 503]
const versionHeader = { "API-Version": { description: "Version of this API", schema: { type: "string" } } }

/** OpenAPI 3.1 document made from the very definitions that decode the requests. */
export const openApi = (api: ApiDescription, endpoints: ReadonlyArray<Endpoint>): Json => {
  const schemas: Record<string, unknown> = {}
  const refer = (schema: Schema.Top): unknown => {
    const document = Schema.toJsonSchemaDocument(schema)
    for (const [name, definition] of Object.entries(document.definitions)) schemas[name] = relocate(definition)
    return relocate(document.schema)
  }
  // What comes in is strict, what goes out may grow: the same schema is two in the document.
  const referStrict = (schema: Schema.Top): unknown => {
    const document = Schema.toJsonSchemaDocument(schema, { onExcessProperty: "error" })
    for (const [name, definition] of Object.entries(document.definitions))
      schemas[`${name}${IN}`] = relocate(definition, IN)
    return relocate(document.schema, IN)
  }
  const problem = refer(Problem)
  const paths: Record<string, Record<string, unknown>> = {}
  for (const endpoint of endpoints) {
    const item = paths[endpoint.path] ?? {}
    paths[endpoint.path] = {
      ...item,
      [endpoint.method.toLowerCase()]: operation(endpoint, { refer, referStrict }, problem)
    }
  }
  return {
    openapi: "3.1.0",
    info: { title: api.title, description: api.description, version: api.version, contact: api.contact },
    servers: [{ url: api.base }],
    tags: [...new Set(endpoints.map((endpoint) => endpoint.tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas,
      securitySchemes: {
        client: { type: "http", scheme: "bearer", bearerFormat: "JWT", description: "OAuth 2 client credentials" },
        session: { type: "apiKey", in: "cookie", name: "kruisverband-session", description: "OpenID Connect login" }
      }
    }
  }
}

/** Behind the name of a schema as requests must fit it. */
const IN = "Input"

const relocate = (value: unknown, suffix = ""): unknown => {
  if (Array.isArray(value)) return value.map((one) => relocate(one, suffix))
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) =>
      key === "$ref" && typeof inner === "string"
        ? [key, `${inner.replace("#/$defs/", "#/components/schemas/")}${suffix}`]
        : [key, relocate(inner, suffix)]
    )
  )
}

const propertiesOf = (schema: unknown): Json => {
  const properties = typeof schema === "object" && schema !== null && "properties" in schema ? schema.properties : {}
  return typeof properties === "object" && properties !== null ? { ...properties } : {}
}

const requiredIn = (schema: unknown): ReadonlyArray<unknown> =>
  typeof schema === "object" && schema !== null && "required" in schema && Array.isArray(schema.required)
    ? schema.required
    : []

/** A body that may be left out is one of which every part may. */
const needsBody = (endpoint: Endpoint) => Result.isFailure(Schema.decodeUnknownResult(endpoint.body)({}))

interface Refer {
  readonly refer: (schema: Schema.Top) => unknown
  readonly referStrict: (schema: Schema.Top) => unknown
}

const operation = (endpoint: Endpoint, { refer, referStrict }: Refer, problem: unknown): Json => {
  const inPath = Object.entries(propertiesOf(refer(endpoint.params))).map(([name, schema]) => ({
    name,
    in: "path",
    required: true,
    schema
  }))
  // As it is meant: a number in an address is text only on its way.
  const query = refer(Schema.toType(endpoint.query))
  const inQuery = Object.entries(propertiesOf(query)).map(([name, schema]) => ({
    name,
    in: "query",
    required: requiredIn(query).includes(name),
    schema
  }))
  const key = { name: "Idempotency-Key", in: "header", schema: { type: "string", maxLength: 255 } }
  const parameters = [...inPath, ...inQuery, ...(endpoint.idempotent ? [key] : [])]
  const success =
    endpoint.success.status === 204
      ? { description: "Done", headers: versionHeader }
      : {
          description: "Done",
          headers: versionHeader,
          content: { [endpoint.produces]: { schema: refer(endpoint.success.schema) } }
        }
  const failures = [...new Set([...ALWAYS, ...endpoint.problems])]
    .sort((a, b) => a - b)
    .map((status) => [
      String(status),
      {
        description: status === 422 ? `Refused: ${endpoint.refusals.join(", ")}` : "Problem",
        headers: versionHeader,
        content: { "application/problem+json": { schema: problem } }
      }
    ])
  return {
    operationId: endpoint.id,
    tags: [endpoint.tag],
    summary: endpoint.summary.en,
    description:
      endpoint.freshWithin === undefined
        ? endpoint.summary.nl
        : `${endpoint.summary.nl}. Vraagt een log-in van hooguit ${endpoint.freshWithin} minuten oud (401 step-up-needed).`,
    ...(endpoint.auth.kind === "public" ? { security: [] } : { security: [{ [endpoint.auth.kind]: [] }] }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(endpoint.accepts === undefined
      ? {}
      : {
          requestBody: {
            required: needsBody(endpoint),
            content: { [endpoint.accepts]: { schema: referStrict(endpoint.body) } }
          }
        }),
    responses: { [String(endpoint.success.status)]: success, ...Object.fromEntries(failures) }
  }
}
