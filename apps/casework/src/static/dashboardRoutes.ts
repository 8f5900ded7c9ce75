import { existsSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { join, normalize, sep } from "node:path"
import { Hono } from "hono"

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json; charset=utf-8",
  webmanifest: "application/manifest+json",
  svg: "image/svg+xml",
  png: "image/png",
  ico: "image/x-icon",
  woff2: "font/woff2",
  ttf: "font/ttf",
  txt: "text/plain; charset=utf-8",
  map: "application/json; charset=utf-8"
}

/** No inline script or style, nothing from elsewhere, in no frame (ASVS 3.4.3 to 3.4.6). */
const HEADERS = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY"
}

const MISSING =
  "<!DOCTYPE html><title>Kruisverband</title><p>Het dashboard is niet gebouwd. / The dashboard is not built.</p>"

const answer = (body: Uint8Array<ArrayBuffer> | string | null, status: number, type: string, cache: string) =>
  new Response(body, { status, headers: { ...HEADERS, "Content-Type": type, "Cache-Control": cache } })

/**
 * The dashboard's built files, and its page for every other path (the app routes itself). Files below `/assets` carry a
 * hash in their name and may be kept for ever; the page is asked for anew each time. Mount it after every API.
 */
export const dashboardRoutes = (distDir: string): Hono => {
  const root = normalize(distDir)

  const file = async (path: string) => {
    const wanted = normalize(join(root, path))
    if (!wanted.startsWith(`${root.replace(/[\\/]$/u, "")}${sep}`)) return undefined
    const type = TYPES[wanted.slice(wanted.lastIndexOf(".") + 1)]
    if (type === undefined) return undefined
    const body = await readFile(wanted).catch(() => undefined)
    return body === undefined ? undefined : { body: new Uint8Array(body), type }
  }

  const page = async () => {
    const index = await file("index.html")
    return index === undefined
      ? answer(MISSING, 503, "text/html; charset=utf-8", "no-store")
      : answer(index.body, 200, index.type, "no-cache")
  }

  return new Hono()
    .on(["GET", "HEAD"], "/assets/*", async (c) => {
      const found = await file(decode(c.req.path))
      return found === undefined
        ? answer(null, 404, "text/plain; charset=utf-8", "no-store")
        : answer(found.body, 200, found.type, "public, max-age=31536000, immutable")
    })
    .on(["GET", "HEAD"], "*", async (c) => {
      const path = decode(c.req.path)
      if (!path.includes(".") || path === "/index.html") return page()
      const found = await file(path)
      return found === undefined ? page() : answer(found.body, 200, found.type, "no-cache")
    })
    .all("*", () => {
      const response = answer(null, 405, "text/plain; charset=utf-8", "no-store")
      response.headers.set("Allow", "GET, HEAD")
      return response
    })
}

const decode = (path: string) => {
  try {
    return decodeURIComponent(path)
  } catch {
    return "/"
  }
}

/** True when the dashboard has been built. */
export const dashboardIsBuilt = (distDir: string): boolean => existsSync(join(distDir, "index.html"))
