import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { ScrollRegion } from "../../shared/ui/ScrollRegion.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import type { LogSearch } from "./LogSearch.ts"
import { logTexts } from "./logTexts.ts"
import { useRefusals } from "./useProcessingLog.ts"

/** Who was refused what kind of data, how often on a day, and by which clause; under the same search for who and when. */
export function RefusedAccess({ search }: { readonly search: LogSearch }) {
  const texts = useTexts(logTexts)
  const { language } = useLanguage()
  const query = useRefusals(search)
  const kinds: Readonly<Record<string, string>> = texts.kinds
  const decisions = query.data?.decisions ?? []
  return (
    <section className="kv-column" aria-labelledby="kv-refused">
      <Heading level={2} appearance="level-3" id="kv-refused">
        {texts.refused}
      </Heading>
      <Paragraph className="kv-subtle">{texts.refusedNote}</Paragraph>
      {query.isPending && <Waiting lines={3} />}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && decisions.length === 0 && <Paragraph>{texts.refusedNone}</Paragraph>}
      {decisions.length > 0 && (
        <ScrollRegion about={texts.refused}>
          <table className="kv-table">
            <thead>
              <tr>
                <th scope="col">{texts.day}</th>
                <th scope="col">{texts.who}</th>
                <th scope="col">{texts.kind}</th>
                <th scope="col">{texts.times}</th>
                <th scope="col">{texts.clause}</th>
              </tr>
            </thead>
            <tbody>
              {decisions.map(({ action, clause, code, day, kind, role, times, who }) => (
                <tr key={`${day} ${who} ${role} ${kind} ${action} ${code} ${clause}`}>
                  <th scope="row">{exactDay(day, language)}</th>
                  <td>
                    {who}
                    <div className="kv-subtle kv-small">{role}</div>
                  </td>
                  <td>
                    {kinds[kind] ?? kind}
                    <div className="kv-subtle kv-small">
                      {action}, {code}
                    </div>
                  </td>
                  <td className="kv-number">{times}</td>
                  <td>{clause}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </section>
  )
}
