import type { NoticeLine } from "@kruisverband/contract"
import { type CovenantId, type NoticeHow, noticeHows, partiesOf, type SignalId } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Button } from "@utrecht/button-react"
import { type FormEvent, useState } from "react"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { today } from "../../shared/time/today.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { Line } from "../../shared/ui/Line.tsx"
import { Select } from "../../shared/ui/Select.tsx"
import { noticeTexts } from "./noticeTexts.ts"
import { useGive } from "./useNotices.ts"

interface Props {
  readonly chosen: ReadonlyArray<NoticeLine>
  readonly covenant: CovenantId
  readonly onDone: () => void
}

/** The first of them apart, as there is always one. */
export const signalsOf = (chosen: ReadonlyArray<NoticeLine>): readonly [SignalId, ...Array<SignalId>] | undefined => {
  const [first, ...others] = chosen.map(({ signal }) => signal)
  return first === undefined ? undefined : [first, ...others]
}

/** The persons of these signals were told: when, how and by whom. */
export function GiveForm({ chosen, covenant, onDone }: Props) {
  const texts = useTexts(noticeTexts)
  const { registry } = useRegistry()
  const command = useGive()
  const [on, setOn] = useState(today)
  const [how, setHow] = useState<NoticeHow>("letter")
  const [by, setBy] = useState("")
  const document = registry.covenant(covenant)
  const parties = document === undefined ? [] : partiesOf(document).map(({ partner }) => partner)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const signals = signalsOf(chosen)
    if (signals === undefined) return
    const teller = parties.find((one) => one === by)
    command.mutate(
      { covenant, signals, on, how, ...(teller === undefined ? {} : { by: teller }) },
      { onSuccess: onDone }
    )
  }
  return (
    <form className="kv-column" onSubmit={submit} noValidate autoComplete="off">
      <Heading level={3} appearance="level-4">
        {texts.give}
      </Heading>
      {command.isError && <Failure error={command.error} />}
      <Line label={texts.on} type="date" value={on} onChange={setOn} />
      <Field label={texts.how}>
        {(control) => (
          <Select
            {...control}
            value={how}
            onChange={(value) => {
              const found = noticeHows.find((one) => one === value)
              if (found !== undefined) setHow(found)
            }}
          >
            {noticeHows.map((one) => (
              <option key={one} value={one}>
                {texts.hows[one]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={texts.who}>
        {(control) => (
          <Select {...control} value={by} onChange={setBy}>
            <option value="">{texts.contactPoint}</option>
            {parties.map((one) => (
              <option key={one} value={one}>
                {registry.partnerName(one)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div>
        <Button type="submit" appearance="primary-action-button" busy={command.isPending}>
          {texts.giveDo}
        </Button>
      </div>
    </form>
  )
}
