import type { PersonView } from "@kruisverband/contract"
import { logActionText, Role, roleLabels } from "@kruisverband/domain"
import { Schema } from "effect"
import { useCovenantTitle } from "../../shared/covenant/useCovenantTitle.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useBilingual, useLanguage } from "../../shared/text/Language.tsx"
import { useLabels } from "../../shared/text/useLabels.ts"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { ScrollRegion } from "../../shared/ui/ScrollRegion.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { peopleTexts } from "./peopleTexts.ts"
import { useAccessChanges } from "./usePeople.ts"

const isRole = Schema.is(Role)

/** Why this person's access was changed, when and by whom. */
export function ChangesList({ person }: { readonly person: PersonView }) {
  const texts = useTexts(peopleTexts)
  const say = useBilingual()
  const label = useLabels()
  const { language } = useLanguage()
  const nameOf = useCovenantTitle()
  const query = useAccessChanges(person.id)
  if (query.isPending) return <Waiting lines={3} />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  const { changes } = query.data
  if (changes.length === 0) return <p className="kv-subtle">{texts.changesNone}</p>
  const what = (action: string) => {
    const [verb, role] = action.split(":")
    const done = say(logActionText(verb ?? action))
    return isRole(role) ? `${done}: ${label(roleLabels, role)}` : done
  }
  return (
    <ScrollRegion about={texts.changes}>
      <table className="kv-table">
        <thead>
          <tr>
            <th scope="col">{texts.on}</th>
            <th scope="col">{texts.by}</th>
            <th scope="col">{texts.what}</th>
            <th scope="col">{texts.covenant}</th>
            <th scope="col">{texts.reason}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ action, at, by, covenant, log, reason }) => (
            <tr key={log}>
              <th scope="row">{exactDay(at.slice(0, 10), language)}</th>
              <td>{by}</td>
              <td>{what(action)}</td>
              <td>{covenant === undefined ? texts.wholeAccount : nameOf(covenant)}</td>
              <td>{reason === "" ? texts.noReason : reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
