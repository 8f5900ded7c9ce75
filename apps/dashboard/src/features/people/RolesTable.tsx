import type { HeldRole, PersonView } from "@kruisverband/contract"
import { type RoleGrant, roleLabels } from "@kruisverband/domain"
import { Button } from "@utrecht/button-react"
import { useState } from "react"
import { useCovenantTitle } from "../../shared/covenant/useCovenantTitle.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { useLabels } from "../../shared/text/useLabels.ts"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { ScrollRegion } from "../../shared/ui/ScrollRegion.tsx"
import { peopleTexts } from "./peopleTexts.ts"
import { ReasonForm } from "./ReasonForm.tsx"
import { useAccessCommand } from "./usePeople.ts"

const keyOf = (grant: RoleGrant) => `${grant.covenant}/${grant.role}`

/** Roles in the covenants that one administers; each can be withdrawn, with a reason. `fixed`: one's own. */
export function RolesTable({ person, fixed }: { readonly person: PersonView; readonly fixed: boolean }) {
  const texts = useTexts(peopleTexts)
  const label = useLabels()
  const { language } = useLanguage()
  const nameOf = useCovenantTitle()
  const command = useAccessCommand(person.id)
  const [chosen, setChosen] = useState<string | undefined>()
  const held = ({ firstDay, lastDay }: HeldRole) =>
    [
      ...(firstDay === undefined ? [] : [texts.from(exactDay(firstDay, language))]),
      ...(lastDay === undefined ? [] : [texts.untilDay(exactDay(lastDay, language))])
    ].join(" ") || texts.lasting
  const grant = person.grants.find((one) => keyOf(one) === chosen)
  if (person.grants.length === 0) return <p className="kv-subtle">{texts.noRoles}</p>
  return (
    <>
      <ScrollRegion about={texts.roles}>
        <table className="kv-table">
          <thead>
            <tr>
              <th scope="col">{texts.covenant}</th>
              <th scope="col">{texts.role}</th>
              <th scope="col">{texts.when}</th>
              {!fixed && <th scope="col">{texts.act}</th>}
            </tr>
          </thead>
          <tbody>
            {person.grants.map((one) => (
              <tr key={keyOf(one)}>
                <td>{nameOf(one.covenant)}</td>
                <td>{label(roleLabels, one.role)}</td>
                <td>{held(one)}</td>
                {!fixed && (
                  <td>
                    <Button
                      appearance="subtle-button"
                      aria-label={texts.withdrawOf(label(roleLabels, one.role), nameOf(one.covenant))}
                      onClick={() => setChosen(keyOf(one))}
                    >
                      {texts.withdraw}
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {grant !== undefined && (
        <ReasonForm
          key={keyOf(grant)}
          label={texts.withdrawOf(label(roleLabels, grant.role), nameOf(grant.covenant))}
          command={command}
          commandOf={(reason) => ({ act: "withdraw", covenant: grant.covenant, role: grant.role, reason })}
          onClose={() => setChosen(undefined)}
        />
      )}
    </>
  )
}
