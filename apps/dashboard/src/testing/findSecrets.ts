/** What must not be in a file that is served to browsers, and what it looks like. */
const MARKS: ReadonlyArray<readonly [string, RegExp]> = [
  ["private key", /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/u],
  ["private JWK", /"d"\s*:\s*"[\w-]{40,}"/u],
  ["database address with a password", /(?:postgres|postgresql|mysql|amqp):\/\/[^\s/:@"']+:[^\s/@"']+@/u],
  [
    "name of a secret setting",
    /KRUISVERBAND_(?:MASTER_KEY|KMS_TOKEN|CLIENTS|WEB_CLIENT)|DATABASE_URL|CLIENT_SECRET|client_secret\s*[:=]\s*["'][^"']/u
  ],
  ["bearer token", /[Bb]earer [\w-]{20,}\.[\w-]{20,}\.[\w-]{20,}/u],
  ["source map", /\/\/# sourceMappingURL=/u],
  ["path of the building machine", /(?:\/home\/|\/Users\/|\/root\/|[A-Z]:\\Users\\)[\w.-]+[\\/]/u]
]

/** Quoted text of 43 characters or more (256 bits in base64url) of mixed case and digits, without words in it. */
const QUOTED = /["'`]([\w+/=-]{43,88})["'`]/gu
const isRandom = (text: string): boolean =>
  /[a-z]/u.test(text) && /[A-Z]/u.test(text) && (text.match(/\d/gu)?.length ?? 0) >= 4 && !/[a-z]{8}/u.test(text)

/** Secrets in the text of a served file, by what they are; never the secret. */
export const findSecrets = (text: string): ReadonlyArray<string> => [
  ...MARKS.flatMap(([what, mark]) => (mark.test(text) ? [what] : [])),
  ...([...text.matchAll(QUOTED)].some(([, quoted]) => isRandom(quoted ?? "")) ? ["long random text"] : [])
]
