import { countRightsRequests } from "@kruisverband/contract"
import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { callApi } from "../api/callApi.ts"
import { rolesOf, useSession } from "../api/useSession.ts"
import { defineTexts, useTexts } from "../text/defineTexts.ts"

const lateTexts = defineTexts({
  nl: {
    title: "Te laat of wachtend",
    revocations: (count: number) =>
      count === 1
        ? "1 bezwaar dat wordt teruggedraaid en op een tweede persoon wacht"
        : `${count} bezwaren die worden teruggedraaid en op een tweede persoon wachten`,
    requests: (count: number) => (count === 1 ? "1 verzoek van een persoon" : `${count} verzoeken van personen`),
    notices: (count: number) =>
      count === 1
        ? "1 signaal waarvan de persoon nog niet is geïnformeerd"
        : `${count} signalen waarvan de persoon nog niet is geïnformeerd`,
    reviews: (count: number) =>
      count === 1 ? "1 uitstel dat herbeoordeeld moest zijn" : `${count} keer uitstel dat herbeoordeeld moest zijn`,
    oversee:
      "De functionaris gegevensbescherming handelt dit af. U ziet het omdat u voor het convenant verantwoordelijk bent."
  },
  en: {
    title: "Late or waiting",
    revocations: (count: number) =>
      count === 1
        ? "1 objection that is taken back and waits for a second person"
        : `${count} objections that are taken back and wait for a second person`,
    requests: (count: number) => (count === 1 ? "1 person's request" : `${count} persons' requests`),
    notices: (count: number) =>
      count === 1
        ? "1 signal of which the person was not told yet"
        : `${count} signals of which the person was not told yet`,
    reviews: (count: number) =>
      count === 1 ? "1 deferral that had to be reviewed" : `${count} deferrals that had to be reviewed`,
    oversee: "The data protection officer handles this. You see it as you answer for the covenant."
  }
})

export const lateKey = ["rights-late"] as const

/** For the officer, and for who answers for the covenant: what of the rights desk is late. Not there when nothing is. */
export function LateBanner() {
  const texts = useTexts(lateTexts)
  const session = useSession()
  const roles = session.data ? rolesOf(session.data) : new Set<string>()
  const handles = roles.has("data-protection-officer")
  const oversees = handles || roles.has("administrator") || roles.has("lead-municipality")
  const query = useQuery({
    queryKey: lateKey,
    queryFn: ({ signal }) => callApi(countRightsRequests, { signal }),
    enabled: oversees
  })
  const counts = query.data?.covenants ?? []
  const sum = (of: "late" | "noticesLate" | "reviewsLate" | "revocations") =>
    counts.reduce((total, one) => total + one[of], 0)
  const [requests, notices, reviews] = [sum("late"), sum("noticesLate"), sum("reviewsLate")]
  const revocations = sum("revocations")
  if (requests + notices + reviews + revocations === 0) return null
  const line = (text: string, to: "/rights" | "/notices", show?: "deferred") =>
    handles || show !== undefined ? (
      <Link to={to} search={show === undefined ? {} : { show }}>
        {text}
      </Link>
    ) : (
      text
    )
  return (
    <aside className="kv-notice kv-notice--accent kv-no-print" aria-label={texts.title}>
      <strong>{texts.title}</strong>
      <ul>
        {requests > 0 && <li>{line(texts.requests(requests), "/rights")}</li>}
        {notices > 0 && <li>{line(texts.notices(notices), "/notices")}</li>}
        {reviews > 0 && <li>{line(texts.reviews(reviews), "/notices", "deferred")}</li>}
        {revocations > 0 && (
          <li>
            <Link to="/rights">{texts.revocations(revocations)}</Link>
          </li>
        )}
      </ul>
      {!handles && <p className="kv-small">{texts.oversee}</p>}
    </aside>
  )
}
