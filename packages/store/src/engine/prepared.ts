import type { PostgresPoolClient } from "kysely"

/** Texts beyond this number are sent without a name: a query built from lists of changing length must not fill the server. */
const MOST = 400

const names = new Map<string, string>()

const nameOf = (role: string, query: string): string | undefined => {
  // Plans follow the role's policies: another role's would be thrown away and made anew.
  const text = `${role} ${query}`
  const known = names.get(text)
  if (known !== undefined || names.size >= MOST) return known
  const name = `kv${names.size}`
  names.set(text, name)
  return name
}

/**
 * A client whose queries with parameters are prepared once per connection: the same few texts come over and over, and
 * parsing and planning them costs more than running them (half of all time in PGlite).
 */
export const prepared = (client: PostgresPoolClient, role: string): PostgresPoolClient => {
  const send = client.query.bind(client)
  const wrapped: PostgresPoolClient = Object.create(client)
  Object.assign(wrapped, {
    query: (first: unknown, values?: ReadonlyArray<unknown>) => {
      const name =
        typeof first === "string" && values !== undefined && values.length > 0 ? nameOf(role, first) : undefined
      // pg takes a query either way; Kysely's type knows only the plain one.
      return name === undefined
        ? Reflect.apply(send, client, [first, values])
        : Reflect.apply(send, client, [{ name, text: first, values }])
    },
    release: () => client.release()
  })
  return wrapped
}
