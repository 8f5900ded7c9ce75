import type { RightsRequestView } from "@kruisverband/contract"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Button } from "@utrecht/button-react"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { today } from "../../shared/time/today.ts"
import { Failure } from "../../shared/ui/Failure.tsx"
import { rightsTexts } from "./rightsTexts.ts"
import { useRightsAct } from "./useRights.ts"

/** Whom the correction or erasure has to be passed on to, and who was. */
export function Recipients({ request }: { readonly request: RightsRequestView }) {
  const texts = useTexts(rightsTexts)
  const { language } = useLanguage()
  const { registry } = useRegistry()
  const command = useRightsAct(request)
  return (
    <section className="kv-column kv-rights__form">
      <Heading level={2} appearance="level-3">
        {texts.tellThem}
      </Heading>
      <Paragraph>{texts.recipientsText}</Paragraph>
      {command.isError && <Failure error={command.error} />}
      <ul className="kv-rows">
        {request.recipients.map(({ acknowledgedOn, inside, lastOn, partner, signals, toldOn }) => {
          const name = registry.partnerName(partner)
          return (
            <li key={partner} className="kv-row">
              <div className="kv-row__what">
                <strong>{name}</strong>
                <span className="kv-subtle kv-small">{texts.recipient(signals, exactDay(lastOn, language))}</span>
              </div>
              {toldOn === undefined ? (
                <div>
                  <Button
                    appearance="secondary-action-button"
                    busy={command.isPending}
                    onClick={() => command.mutate({ act: "tell", partner, toldOn: today() })}
                  >
                    {texts.toldNow(name)}
                  </Button>
                </div>
              ) : (
                <span>
                  {inside
                    ? texts.toldInside(exactDay(toldOn, language))
                    : texts.toldAlready(exactDay(toldOn, language))}
                  {inside && (
                    <>
                      <br />
                      {acknowledgedOn === undefined
                        ? texts.notAcknowledged
                        : texts.acknowledged(exactDay(acknowledgedOn, language))}
                    </>
                  )}
                </span>
              )}
            </li>
          )
        })}
      </ul>
      {request.staff.told > 0 && (
        <p className="kv-words">{texts.staff(request.staff.told, request.staff.acknowledged)}</p>
      )}
    </section>
  )
}
