import type { PersonView } from "@kruisverband/contract"
import { Button } from "@utrecht/button-react"
import { useState } from "react"
import { Facts } from "../../shared/covenant/Facts.tsx"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { peopleTexts } from "./peopleTexts.ts"
import { ReasonForm } from "./ReasonForm.tsx"
import { useAccessCommand } from "./usePeople.ts"

type Act = "block" | "reopen" | "end-sessions" | "end-access"

/** Whether the account is open, and what can be done with it at once. `fixed`: one's own. */
export function AccountPanel({ person, fixed }: { readonly person: PersonView; readonly fixed: boolean }) {
  const texts = useTexts(peopleTexts)
  const { language } = useLanguage()
  const command = useAccessCommand(person.id)
  const [chosen, setChosen] = useState<Act | undefined>()
  const { blocked, lastLogin, sessions } = person
  const labels: Readonly<Record<Act, string>> = {
    block: texts.block,
    reopen: texts.reopen,
    "end-sessions": texts.endSessions,
    "end-access": texts.endAccess
  }
  const possible: ReadonlyArray<Act> = [
    ...(sessions > 0 ? ["end-sessions" as const] : []),
    ...(person.grants.length > 0 ? ["end-access" as const] : []),
    blocked === null ? "block" : "reopen"
  ]
  return (
    <>
      <Facts
        facts={[
          [texts.state, blocked === null ? texts.open : texts.blocked[blocked]],
          [texts.lastLogin, lastLogin === null ? texts.never : exactDay(lastLogin, language)],
          [texts.sessions, sessions]
        ]}
      />
      {!fixed && chosen === undefined && (
        <div className="kv-buttons kv-no-print">
          {possible.map((act) => (
            <Button key={act} appearance="secondary-action-button" onClick={() => setChosen(act)}>
              {labels[act]}
            </Button>
          ))}
        </div>
      )}
      {chosen !== undefined && (
        <ReasonForm
          key={chosen}
          label={labels[chosen]}
          command={command}
          commandOf={(reason) => ({ act: chosen, reason })}
          onClose={() => setChosen(undefined)}
        />
      )}
    </>
  )
}
