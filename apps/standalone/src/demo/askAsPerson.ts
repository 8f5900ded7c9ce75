import type { PersonSession } from "./logInAs.ts"

/** One request to casework as a person's own browser would send it; with a body it is a POST. */
export const askAsPerson = (
  origin: string,
  session: PersonSession,
  path: string,
  body?: Readonly<Record<string, unknown>>
): Promise<Response> =>
  fetch(`${origin}/casework/v1${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { cookie: session.cookie, "x-csrf-token": session.csrf, "content-type": "application/json", origin },
    ...(body === undefined ? {} : { body: JSON.stringify(body) })
  })
