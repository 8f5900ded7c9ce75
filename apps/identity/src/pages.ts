import { createHash } from "node:crypto"

export type Language = "nl" | "en"

const STYLE = `:root{color-scheme:light dark;font:18px/1.5 system-ui,sans-serif}body{margin:0;display:grid;min-height:100vh;place-items:center;background:Canvas;color:CanvasText}
main{width:min(22rem,calc(100vw - 3rem));padding:1.5rem 0}.brand{font-weight:700;font-size:1.1rem;margin:0 0 2rem;padding-left:.75rem;border-left:4px solid #1f6fb2}h1{font-size:1.75rem;line-height:1.2;margin:0 0 1.5rem}label{display:block;margin:1rem 0 .25rem;font-weight:600}
input{box-sizing:border-box;width:100%;padding:.6rem;font:inherit;border:1px solid GrayText;border-radius:.25rem}button{margin-top:1.5rem;padding:.6rem 1.4rem;font:inherit;font-weight:600;border:0;border-radius:.25rem;background:#00548f;color:#fff;cursor:pointer}
:focus-visible{outline:3px solid CanvasText;outline-offset:2px}.error{border-left:4px solid #b00020;padding:.5rem .75rem;margin:0}.note{margin-top:2rem;font-size:.85rem}`

/** The only style these pages may use, by its hash: no `unsafe-inline`. */
const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64")

const TEXTS = {
  nl: {
    title: "Inloggen",
    username: "Gebruikersnaam",
    password: "Wachtwoord",
    submit: "Inloggen",
    wrong: "Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar. Probeer het opnieuw.",
    wait: "Er is te vaak een verkeerd wachtwoord ingevuld. Wacht een kwartier en probeer het dan opnieuw.",
    note: "Dit is de inlogpagina van de proefomgeving.",
    expired: "Deze inlogpagina is verlopen",
    again: "Ga terug naar de startpagina en log opnieuw in.",
    logout: "Wilt u uitloggen?",
    yes: "Uitloggen",
    out: "U bent uitgelogd"
  },
  en: {
    title: "Log in",
    username: "User name",
    password: "Password",
    submit: "Log in",
    wrong: "This user name and this password do not belong together. Please try again.",
    wait: "A wrong password was entered too often. Wait a quarter of an hour, then try again.",
    note: "This is the log-in page of the trial environment.",
    expired: "This log-in page has expired",
    again: "Go back to the start page and log in again.",
    logout: "Do you want to log out?",
    yes: "Log out",
    out: "You are logged out"
  }
} as const

const escapeHtml = (text: string) => text.replace(/[&<>"']/gu, (character) => `&#${character.codePointAt(0)};`)

const page = (language: Language, title: string, main: string) => `<!DOCTYPE html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · Kruisverband</title><style>${STYLE}</style></head>
<body><main><p class="brand">Kruisverband</p>
<h1>${title}</h1>
${main}
</main></body></html>`

/** Security headers of every page; `formTargets` are the origins a submitted form may end up at by redirects. */
export const pageHeaders = (formTargets: ReadonlyArray<string> = []): Record<string, string> => ({
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "content-security-policy": `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action ${["'self'", ...formTargets].join(" ")}; base-uri 'none'; frame-ancestors 'none'`,
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin"
})

/** Dutch, unless the request asks for English before Dutch. */
export const languageOf = (wanted: string): Language => {
  const nl = wanted.search(/\bnl\b/iu)
  const en = wanted.search(/\ben\b/iu)
  return en >= 0 && (nl < 0 || en < nl) ? "en" : "nl"
}

/** The log-in form. `problem` is shown before the fields and tied to them for screen readers. */
export const loginPage = (options: {
  readonly language: Language
  readonly action: string
  readonly username: string
  readonly problem?: "wrong" | "wait"
}): string => {
  const t = TEXTS[options.language]
  const problem =
    options.problem === undefined ? "" : `<p class="error" id="problem" role="alert">${t[options.problem]}</p>`
  const described = options.problem === undefined ? "" : ' aria-describedby="problem" aria-invalid="true"'
  return page(
    options.language,
    t.title,
    `${problem}<form method="post" action="${escapeHtml(options.action)}">
<label for="username">${t.username}</label>
<input id="username" name="username" type="text" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="100" required value="${escapeHtml(options.username)}"${described}>
<label for="password">${t.password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="200" required${described}>
<button type="submit">${t.submit}</button>
</form>
<p class="note">${t.note}</p>`
  )
}

export const expiredPage = (language: Language): string => {
  const t = TEXTS[language]
  return page(language, t.expired, `<p>${t.again}</p>`)
}

/** `form` is the provider's own form, with its token against forgery. */
export const logoutPage = (language: Language, form: string): string => {
  const t = TEXTS[language]
  return page(
    language,
    t.logout,
    `${form}<button type="submit" form="op.logoutForm" name="logout" value="yes">${t.yes}</button>`
  )
}

export const loggedOutPage = (language: Language): string => {
  const t = TEXTS[language]
  return page(language, t.out, `<p>${t.again}</p>`)
}
