import { SkipLink } from "@nl-design-system-candidate/skip-link-react"
import { Outlet, useRouterState } from "@tanstack/react-router"
import { StartPage } from "../features/start/StartPage.tsx"
import { lastKnownSession, loginUrl, useSession } from "../shared/api/useSession.ts"
import { useTexts } from "../shared/text/defineTexts.ts"
import { Failure } from "../shared/ui/Failure.tsx"
import { Waiting } from "../shared/ui/Waiting.tsx"
import { UndoBar } from "../shared/undo/UndoBar.tsx"
import { AppHeader } from "./AppHeader.tsx"
import { appTexts } from "./appTexts.ts"
import "./shell.css"

/** Frame of every page: header, the one main region, footer. Without a session the start page shows, and what is for anyone. */
export function AppShell() {
  const texts = useTexts(appTexts)
  const session = useSession()
  const path = useRouterState({ select: (state) => state.location.pathname })
  // A half-written signal stays on the screen when the session ends: it lives in this page's memory alone.
  const keepForm = lastKnownSession() !== undefined && session.data === null && path === "/post"
  const isPublic = path.startsWith("/essence/")
  return (
    <>
      <SkipLink href="#main">{texts.skip}</SkipLink>
      <AppHeader session={session.data ?? undefined} isKnown={!session.isPending} />
      <main id="main" className="kv-main" tabIndex={-1}>
        {session.isPending && !isPublic && <Waiting lines={12} />}
        {session.isError && !isPublic && <Failure error={session.error} onRetry={() => void session.refetch()} />}
        {session.data === null && !keepForm && !isPublic && <StartPage />}
        {keepForm && (
          <div className="kv-notice kv-notice--row" role="alert">
            <span>{texts.sessionEnded}</span>
            <a href={loginUrl("/")} target="_blank" rel="noreferrer">
              {texts.loginNewTab}
            </a>
          </div>
        )}
        {(keepForm || isPublic || session.data) && <Outlet />}
      </main>
      <UndoBar />
      <footer className="kv-footer">
        <div className="kv-footer__inner">
          <span>{texts.footer}</span>
          <span>{texts.help}</span>
        </div>
      </footer>
    </>
  )
}
