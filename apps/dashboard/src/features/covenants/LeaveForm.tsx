import type { CovenantLife } from "@kruisverband/contract"
import { type CovenantDocument, PartnerId, partiesOf } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { useState } from "react"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { useSession } from "../../shared/api/useSession.ts"
import { useCovenantCommand } from "../../shared/covenant/useCovenant.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { Select } from "../../shared/ui/Select.tsx"
import { TextArea } from "../../shared/ui/TextArea.tsx"
import { actTexts } from "./actTexts.ts"
import { Sure } from "./Sure.tsx"

interface Props {
  readonly life: CovenantLife
  readonly document: CovenantDocument
}

/** A party leaves: its own signatory takes it out, or the administrator takes out any. */
export function LeaveForm({ life, document }: Props) {
  const texts = useTexts(actTexts)
  const session = useSession()
  const { registry } = useRegistry()
  const command = useCovenantCommand(life)
  const [reason, setReason] = useState("")
  const [chosen, setChosen] = useState("")
  const own = session.data?.user.partner
  const any = life.may.includes("have-leave")
  const parties = partiesOf(document).filter((party) => any || party.partner === own)
  const partner = parties.find((party) => party.partner === chosen)?.partner ?? (any ? undefined : own)
  if (!(any || life.may.includes("leave")) || parties.length === 0) return null
  return (
    <section className="kv-column kv-no-print">
      <Heading level={2} appearance="level-3">
        {texts.leave}
      </Heading>
      {command.isError && <Failure error={command.error} />}
      {any && (
        <Field label={texts.leaveFor}>
          {(control) => (
            <Select {...control} value={chosen} onChange={setChosen}>
              <option value=""> </option>
              {parties.map((party) => (
                <option key={party.partner} value={party.partner}>
                  {registry.partnerName(party.partner)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      {partner !== undefined && (
        <>
          <Field label={texts.reason} optional>
            {(control) => (
              <TextArea {...control} rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
            )}
          </Field>
          <div>
            <Sure
              key={partner}
              label={texts.leaveOwn(registry.partnerName(partner))}
              note={texts.leaveNote}
              busy={command.isPending}
              onSure={() => command.mutate({ act: "leave", partner: PartnerId.make(partner), reason: reason.trim() })}
            />
          </div>
        </>
      )}
    </section>
  )
}
