import type { DelegationView, PersonView } from "@kruisverband/contract"
import { roleLabels } from "@kruisverband/domain"
import { Button } from "@utrecht/button-react"
import { useCovenantTitle } from "../../shared/covenant/useCovenantTitle.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { useLabels } from "../../shared/text/useLabels.ts"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { peopleTexts } from "./peopleTexts.ts"
import { useAccessCommand } from "./usePeople.ts"

interface Props {
  readonly person: PersonView
  readonly everyone: ReadonlyArray<PersonView>
}

/** Who stands in for this person, and for whom this person does; running and coming. */
export function StandIns({ person, everyone }: Props) {
  const texts = useTexts(peopleTexts)
  const label = useLabels()
  const { language } = useLanguage()
  const nameOf = useCovenantTitle()
  const command = useAccessCommand(person.id)
  const named = (id: string) => everyone.find((one) => one.id === id)?.displayName ?? id
  const sentence = ({ covenant, firstDay, holder, lastDay, role, standIn }: DelegationView) => {
    const days = texts.days(exactDay(firstDay, language), exactDay(lastDay, language))
    const as = `${label(roleLabels, role)} (${nameOf(covenant)})`
    return holder === person.id ? texts.standsIn(named(standIn), as, days) : texts.standsInFor(named(holder), as, days)
  }
  if (person.delegations.length === 0) return <p className="kv-subtle">{texts.standInsNone}</p>
  return (
    <>
      {command.isError && <Failure error={command.error} />}
      <ul className="kv-column">
        {person.delegations.map((one) => (
          <li key={one.id} className="kv-people__lending">
            <span>{sentence(one)}</span>
            <Button
              appearance="subtle-button"
              aria-label={`${texts.end}: ${sentence(one)}`}
              busy={command.isPending}
              onClick={() => command.mutate({ act: "end-lending", delegation: one.id })}
            >
              {texts.end}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
