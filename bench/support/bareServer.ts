import { createServer } from "node:http"
import { PGlite } from "@electric-sql/pglite"
import { createPgConfig } from "@electric-sql/pglite/node-postgres"
import { getRequestListener } from "@hono/node-server"
import { Hono } from "hono"
import pg from "pg"

/**
 * The baselines: a bare Hono handler that parses JSON, one that also writes two rows in one transaction, and one that
 * writes the lines of a body set by set. The same Node, the same server, the same database, nothing else.
 * Arguments: data folder, or nothing where DATABASE_URL is set.
 */
const url = process.env.DATABASE_URL
const folder = process.argv[2]
const pool =
  url === undefined
    ? new pg.Pool({ ...createPgConfig(await PGlite.create(folder === undefined ? {} : { dataDir: folder })), max: 1 })
    : new pg.Pool({ connectionString: url, max: 8 })
await pool.query("create table if not exists bare_a (id bigserial primary key, body jsonb)")
await pool.query("create table if not exists bare_b (id bigserial primary key, body jsonb)")

const twoRows = async (body: string) => {
  const client = await pool.connect()
  try {
    await client.query("begin")
    await client.query("insert into bare_a (body) values ($1)", [body])
    await client.query("insert into bare_b (body) values ($1)", [body])
    await client.query("commit")
  } finally {
    client.release()
  }
}

const app = new Hono()
app.post("/bare", async (c) => {
  await c.req.json()
  return c.json({ ok: true }, 201)
})
app.post("/two-rows", async (c) => {
  await twoRows(JSON.stringify(await c.req.json()))
  return c.json({ ok: true }, 201)
})
app.post("/rows", async (c) => {
  const lines = (await c.req.text()).split("\n").filter((line) => line !== "")
  for (let at = 0; at < lines.length; at += 200)
    await pool.query("insert into bare_a (body) select * from unnest($1::jsonb[])", [lines.slice(at, at + 200)])
  return c.json({ rows: lines.length }, 200)
})

const server = createServer(getRequestListener(app.fetch))
server.listen(0, "127.0.0.1", () => {
  const address = server.address()
  console.log(`ready http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0} in 0 ms`)
})
process.on("SIGTERM", () => process.exit(0))
