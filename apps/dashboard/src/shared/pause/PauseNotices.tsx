import { listLinkingPauses } from "@kruisverband/contract"
import { type CovenantId, isToldOfPause, type LinkingPause, pauseTexts } from "@kruisverband/domain"
import { useQuery } from "@tanstack/react-query"
import { callApi } from "../api/callApi.ts"
import { useRegistry } from "../api/useRegistry.ts"
import { useSession } from "../api/useSession.ts"
import { useCovenantTitle } from "../covenant/useCovenantTitle.ts"
import { defineTexts, useTexts } from "../text/defineTexts.ts"
import { useBilingual, useLanguage } from "../text/Language.tsx"
import { exactMoment } from "../time/formatMoment.ts"

const noticeTexts = defineTexts({
  nl: {
    label: "Koppelen staat stil",
    title: (covenant: string) => `Koppelen staat stil: ${covenant}`,
    since: (moment: string) => `Sinds ${moment}.`,
    contact: "Contactpunt:",
    unknown: "Of het koppelen stilstaat, is nu niet te zeggen."
  },
  en: {
    label: "Linking stands still",
    title: (covenant: string) => `Linking stands still: ${covenant}`,
    since: (moment: string) => `Since ${moment}.`,
    contact: "Contact point:",
    unknown: "Whether linking stands still cannot be told now."
  }
})

/** Where linking stands still, of what the reader is told of; looked up again every minute, as it is over without a word. */
const usePauses = () => {
  const session = useSession()
  const grants = session.data?.user.grants ?? []
  return useQuery({
    queryKey: ["linking-pauses"],
    queryFn: ({ signal }) => callApi(listLinkingPauses, { signal }),
    enabled: grants.some(({ covenant }) => isToldOfPause({ viewer: { grants }, covenant })),
    refetchInterval: 60_000
  })
}

/** Says in which covenants nothing new is found now, what that means and who to ask. Not there where linking goes on. `covenant`: of this one alone. */
export function PauseNotices({ covenant }: { readonly covenant?: CovenantId }) {
  const texts = useTexts(noticeTexts)
  const query = usePauses()
  if (query.isError) return <p className="kv-subtle kv-small">{texts.unknown}</p>
  const pauses = (query.data?.pauses ?? []).filter((one) => covenant === undefined || one.covenant === covenant)
  if (pauses.length === 0) return null
  return (
    <aside className="kv-column" aria-label={texts.label}>
      {pauses.map((pause) => (
        <PauseNotice key={pause.covenant} pause={pause} />
      ))}
    </aside>
  )
}

function PauseNotice({ pause }: { readonly pause: LinkingPause }) {
  const texts = useTexts(noticeTexts)
  const say = useBilingual()
  const { language } = useLanguage()
  const titleOf = useCovenantTitle()
  const { registry } = useRegistry()
  const email = registry.covenant(pause.covenant)?.contactPoint?.email
  return (
    <div className="kv-notice kv-notice--accent">
      <strong>{texts.title(titleOf(pause.covenant))}</strong>
      <p>
        {texts.since(exactMoment(pause.since, language))} {say(pauseTexts.links)}
      </p>
      <p className="kv-small">
        {say(pauseTexts.ask)}
        {email !== undefined && (
          <>
            {" "}
            {texts.contact} <a href={`mailto:${email}`}>{email}</a>
          </>
        )}
      </p>
    </div>
  )
}
