import type { SessionView } from "@kruisverband/contract"
import { Link } from "@tanstack/react-router"
import { Button } from "@utrecht/button-react"
import { useAgreements, waitingForMe } from "../shared/agreements/useAgreements.ts"
import { useLogout } from "../shared/api/useSession.ts"
import { useTexts } from "../shared/text/defineTexts.ts"
import { type Language, useLanguage } from "../shared/text/Language.tsx"
import { appTexts } from "./appTexts.ts"
import { destinationsFor } from "./navigation.ts"

const languages: ReadonlyArray<{ readonly code: Language; readonly short: string; readonly name: string }> = [
  { code: "nl", short: "NL", name: "Nederlands" },
  { code: "en", short: "EN", name: "English" }
]

/** `isKnown`: whether somebody is logged in is known. Until then nothing is drawn that a name would push aside. */
export function AppHeader({
  session,
  isKnown
}: {
  readonly session: SessionView | undefined
  readonly isKnown: boolean
}) {
  const texts = useTexts(appTexts)
  return (
    <header className="kv-header">
      <div className="kv-header__inner">
        <Link to="/" className="kv-brand">
          <svg className="kv-brand__mark" viewBox="0 0 24 24" aria-hidden="true">
            <path d="M4 4 20 20M20 4 4 20" />
            <circle cx="12" cy="12" r="3" />
          </svg>
          Kruisverband
        </Link>
        {session !== undefined && (
          <nav aria-label={texts.navigation} className="kv-nav">
            {destinationsFor(session).map((destination) => (
              <Link
                key={destination.to}
                to={destination.to}
                className="kv-nav__link"
                activeOptions={{ includeSearch: false }}
              >
                {texts[destination.text]}
                {destination.to === "/agreements" && <WaitingCount />}
              </Link>
            ))}
          </nav>
        )}
        {isKnown && <LanguageChoice />}
        {session !== undefined && <UserMenu name={session.user.displayName} />}
      </div>
    </header>
  )
}

function LanguageChoice() {
  const texts = useTexts(appTexts)
  const { language, choose } = useLanguage()
  return (
    <fieldset className="kv-languages">
      <legend className="kv-visually-hidden">{texts.language}</legend>
      {languages.map(({ code, short, name }) => (
        <button
          key={code}
          type="button"
          lang={code}
          className="kv-languages__choice"
          aria-pressed={language === code}
          onClick={() => choose(code)}
        >
          {short}
          <span className="kv-visually-hidden">: {name}</span>
        </button>
      ))}
    </fieldset>
  )
}

/** How many requests wait for a decision of this person. */
function WaitingCount() {
  const texts = useTexts(appTexts)
  const count = waitingForMe(useAgreements().data?.agreements ?? [])
  if (count === 0) return null
  return (
    <span className="kv-nav__count">
      {" "}
      <span aria-hidden="true">({count})</span>
      <span className="kv-visually-hidden">{texts.waiting(count)}</span>
    </span>
  )
}

function UserMenu({ name }: { readonly name: string }) {
  const texts = useTexts(appTexts)
  const logout = useLogout()
  return (
    <div className="kv-user">
      <button type="button" className="kv-user__button" popoverTarget="kv-user-menu">
        <span className="kv-visually-hidden">{texts.user}: </span>
        <span className="kv-user__name" title={name}>
          {name}
        </span>
        <svg viewBox="0 0 12 12" aria-hidden="true" className="kv-user__chevron">
          <path d="M2 4l4 4 4-4" />
        </svg>
      </button>
      <div id="kv-user-menu" popover="auto" className="kv-user__menu">
        <p className="kv-subtle kv-small">{texts.logoutNote}</p>
        <Button appearance="secondary-action-button" busy={logout.isPending} onClick={() => logout.mutate()}>
          {texts.logout}
        </Button>
      </div>
    </div>
  )
}
