import type { OpennessRequestView } from "@kruisverband/contract"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Button } from "@utrecht/button-react"
import { type FormEvent, useState } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { Choice } from "../../shared/ui/Choice.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { opennessTexts } from "./opennessTexts.ts"
import { useOpennessAct } from "./useOpenness.ts"

/** Papers of a decided request: destroyed on purpose, after the term for objections; until then the page says when. */
export function DestroyForm({ request }: { readonly request: OpennessRequestView }) {
  const texts = useTexts(opennessTexts)
  const { language } = useLanguage()
  const command = useOpennessAct(request)
  const [sure, setSure] = useState(false)
  const { destroyedOn, may, objectionUntil } = request
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (sure) command.mutate({ act: "destroy" })
  }
  return (
    <section className="kv-column kv-openness__form kv-no-print">
      <Heading level={2} appearance="level-3">
        {texts.destroy}
      </Heading>
      {destroyedOn !== undefined && <Paragraph>{texts.destroyed(exactDay(destroyedOn, language))}</Paragraph>}
      {objectionUntil !== undefined && !may.includes("destroy") && (
        <Paragraph>{texts.destroyWait(exactDay(objectionUntil, language))}</Paragraph>
      )}
      {may.includes("destroy") && (
        <form className="kv-column" onSubmit={submit} noValidate>
          <Paragraph>{texts.destroyText}</Paragraph>
          {command.isError && <Failure error={command.error} />}
          <Choice kind="checkbox" name="sure" label={texts.destroySure} checked={sure} onChange={setSure} />
          <div>
            <Button type="submit" appearance="secondary-action-button" disabled={!sure} busy={command.isPending}>
              {texts.destroyDo}
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}
