import type { Draft } from './draft.ts';

interface AnswerChoiceProps {
  readonly label: string;
  readonly draft: Draft;
  readonly words: readonly [yes: string, no: string];
  readonly disabled: boolean;
  readonly onAnswer: (answer: 'YES' | 'NO') => void;
}

/** Yes or no, in the words of the line. */
export function AnswerChoice({ label, draft, words, disabled, onAnswer }: AnswerChoiceProps) {
  return (
    <span className="segmented consent-choice" role="group" aria-label={label}>
      {(['YES', 'NO'] as const).map((answer, index) => (
        <button
          key={answer}
          type="button"
          className={`is-${answer.toLowerCase()}`}
          aria-pressed={draft.answer === answer}
          disabled={disabled}
          onClick={() => onAnswer(answer)}
        >
          {words[index]}
        </button>
      ))}
    </span>
  );
}
