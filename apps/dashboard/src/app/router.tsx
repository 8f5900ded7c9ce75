import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router"
import { readNoticeSearch } from "../features/notices/NoticeSearch.ts"
import { readLogSearch } from "../features/processing-log/LogSearch.ts"
import { readRetentionSearch } from "../features/retention/RetentionSearch.ts"
import { readCheckSearch } from "../features/sharing-check/CheckSearch.ts"
import { readWorklistSearch } from "../features/worklist/WorklistSearch.ts"
import { AppShell } from "./AppShell.tsx"
import { ErrorPage } from "./ErrorPage.tsx"
import { HomePage } from "./HomePage.tsx"
import { NotFoundPage } from "./NotFoundPage.tsx"

const rootRoute = createRootRoute({
  component: AppShell,
  notFoundComponent: NotFoundPage,
  errorComponent: ErrorPage
})

const route = <Path extends string>(path: Path, load: () => Promise<{ readonly Page: () => React.ReactNode }>) =>
  createRoute({ getParentRoute: () => rootRoute, path, component: lazyRouteComponent(load, "Page") })

const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: "/", component: HomePage })
const worklistRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/worklist",
  validateSearch: readWorklistSearch,
  component: lazyRouteComponent(() => import("../features/worklist/WorklistPage.tsx"), "Page")
})
const checkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/check",
  validateSearch: readCheckSearch,
  component: lazyRouteComponent(() => import("../features/sharing-check/CheckPage.tsx"), "Page")
})

const logRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/processing-log",
  validateSearch: readLogSearch,
  component: lazyRouteComponent(() => import("../features/processing-log/ProcessingLogPage.tsx"), "Page")
})

const noticesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/notices",
  validateSearch: readNoticeSearch,
  component: lazyRouteComponent(() => import("../features/notices/NoticesPage.tsx"), "Page")
})

const retentionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/retention",
  validateSearch: readRetentionSearch,
  component: lazyRouteComponent(() => import("../features/retention/RetentionPage.tsx"), "Page")
})

const routeTree = rootRoute.addChildren([
  homeRoute,
  worklistRoute,
  route("/hubs", () => import("../features/hubs/HubsPage.tsx")),
  route("/links/$id", () => import("../features/link/LinkPage.tsx")),
  route("/ambiguities/$id", () => import("../features/link/AmbiguityPage.tsx")),
  route("/names", () => import("../features/names/NamesPage.tsx")),
  route("/post", () => import("../features/posting/PostingPage.tsx")),
  route("/my-signals", () => import("../features/own-signals/OwnSignalsPage.tsx")),
  route("/my-signals/$id", () => import("../features/own-signals/OwnSignalPage.tsx")),
  route("/rights", () => import("../features/rights/RightsPage.tsx")),
  route("/rights/new", () => import("../features/rights/NewRequestPage.tsx")),
  route("/rights/$id/file", () => import("../features/rights/FilePage.tsx")),
  route("/rights/$id", () => import("../features/rights/RequestPage.tsx")),
  noticesRoute,
  route("/notices/$id", () => import("../features/notices/DeferralPage.tsx")),
  route("/openness", () => import("../features/openness/OpennessPage.tsx")),
  route("/openness/new", () => import("../features/openness/NewRequestPage.tsx")),
  route("/openness/$id", () => import("../features/openness/RequestPage.tsx")),
  route("/openness/$id/letter", () => import("../features/openness/LetterPage.tsx")),
  route("/openness/$id/documents/$document", () => import("../features/openness/DocumentPage.tsx")),
  route("/openness/$id/documents/$document/public", () => import("../features/openness/PublicPage.tsx")),
  route("/covenants", () => import("../features/covenants/CovenantsPage.tsx")),
  route("/covenants/new", () => import("../features/covenant-draft/NewCovenantPage.tsx")),
  route("/covenants/$id", () => import("../features/covenants/CovenantPage.tsx")),
  route("/covenants/$id/draft", () => import("../features/covenant-draft/DraftPage.tsx")),
  route("/covenants/$id/compare", () => import("../features/covenants/ComparePage.tsx")),
  route("/agreements", () => import("../features/agreements/AgreementsPage.tsx")),
  route("/people", () => import("../features/people/PeoplePage.tsx")),
  route("/people/new", () => import("../features/people/NewPersonPage.tsx")),
  route("/people/$id", () => import("../features/people/PersonPage.tsx")),
  route("/essence/$id", () => import("../features/covenants/EssencePage.tsx")),
  checkRoute,
  retentionRoute,
  logRoute
])

export const router = createRouter({ routeTree, scrollRestoration: true, defaultPreload: "intent" })

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router
  }
}
