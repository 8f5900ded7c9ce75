import { acknowledgeRecipientNotice, listRecipientNotices, type RecipientNotice } from "@kruisverband/contract"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { Button } from "@utrecht/button-react"
import { callApi } from "../api/callApi.ts"
import { defineTexts, useTexts } from "../text/defineTexts.ts"
import { useLanguage } from "../text/Language.tsx"
import { exactDay } from "../time/formatMoment.ts"
import { Failure } from "../ui/Failure.tsx"

const noticeTexts = defineTexts({
  nl: {
    title: "Verwijder of verbeter uw afschriften",
    erased: (count: number) =>
      count === 1
        ? "Een signaal dat u of uw organisatie zag, is gewist."
        : `${count} signalen die u of uw organisatie zag, zijn gewist.`,
    corrected: (count: number) =>
      count === 1
        ? "Een signaal dat u of uw organisatie zag, is verbeterd."
        : `${count} signalen die u of uw organisatie zag, zijn verbeterd.`,
    eraseDo: "Verwijder ook wat u er zelf van hebt bewaard: afdrukken, notities, e-mail en uw eigen systeem.",
    correctDo: "Verbeter ook wat u er zelf van hebt bewaard: afdrukken, notities, e-mail en uw eigen systeem.",
    seen: (seen: string, told: string) => `Voor het laatst gezien op ${seen}. Bericht van ${told}. AVG art. 19.`,
    which: "Nummers van de signalen",
    done: "Gedaan",
    doneFor: (day: string) => `Gedaan: bericht van ${day}`
  },
  en: {
    title: "Remove or correct your copies",
    erased: (count: number) =>
      count === 1
        ? "A signal that you or your organisation saw was erased."
        : `${count} signals that you or your organisation saw were erased.`,
    corrected: (count: number) =>
      count === 1
        ? "A signal that you or your organisation saw was corrected."
        : `${count} signals that you or your organisation saw were corrected.`,
    eraseDo: "Remove what you kept of it yourself too: prints, notes, e-mail and your own system.",
    correctDo: "Correct what you kept of it yourself too: prints, notes, e-mail and your own system.",
    seen: (seen: string, told: string) => `Last seen on ${seen}. Notice of ${told}. GDPR art. 19.`,
    which: "Numbers of the signals",
    done: "Done",
    doneFor: (day: string) => `Done: notice of ${day}`
  }
})

const key = ["recipient-notices"] as const

/** What one saw and was corrected or erased since (AVG 19), until one says that copies went too. Not there when there is nothing. */
export function RecipientNotices() {
  const texts = useTexts(noticeTexts)
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => callApi(listRecipientNotices, { signal }) })
  const open = (query.data?.notices ?? []).filter(({ acknowledgedOn }) => acknowledgedOn === undefined)
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (open.length === 0) return null
  return (
    <section className="kv-notice kv-notice--accent kv-no-print">
      <Heading level={2} appearance="level-4">
        {texts.title}
      </Heading>
      {open.map((notice) => (
        <Notice key={notice.id} notice={notice} />
      ))}
    </section>
  )
}

function Notice({ notice }: { readonly notice: RecipientNotice }) {
  const texts = useTexts(noticeTexts)
  const { language } = useLanguage()
  const client = useQueryClient()
  const { id, lastSeenOn, signals, toldOn, what } = notice
  const command = useMutation({
    mutationFn: () => callApi(acknowledgeRecipientNotice, { params: { id } }),
    onSettled: () => client.invalidateQueries({ queryKey: key })
  })
  const told = exactDay(toldOn, language)
  return (
    <div className="kv-column">
      <p>
        <strong>{texts[what](signals.length)}</strong> {what === "erased" ? texts.eraseDo : texts.correctDo}
      </p>
      <p className="kv-subtle kv-small">{texts.seen(exactDay(lastSeenOn, language), told)}</p>
      <details className="kv-small">
        <summary>{texts.which}</summary>
        <ul>
          {signals.map((signal) => (
            <li key={signal}>{signal}</li>
          ))}
        </ul>
      </details>
      {command.isError && <Failure error={command.error} />}
      <div>
        <Button
          appearance="secondary-action-button"
          aria-label={texts.doneFor(told)}
          busy={command.isPending}
          onClick={() => command.mutate()}
        >
          {texts.done}
        </Button>
      </div>
    </div>
  )
}
