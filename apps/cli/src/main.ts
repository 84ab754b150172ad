import { capacityCommand } from './commands/capacity.ts';
import { epidemicCommand } from './commands/epidemic.ts';
import { policyCommand } from './commands/policy.ts';
import { scheduleCommand } from './commands/schedule.ts';
import { simulateCommand } from './commands/simulate.ts';

const USAGE = `usage: giliran COMMAND [options]

  capacity                        room capacity, JSON Lines in, JSON Lines out
  schedule [--offer rata|maksimal] [--lang id|en]
                                  shift plans, JSON Lines in, JSON Lines out
  policy                          plans judged by the rules, JSON Lines in, JSON Lines out
  policy --explain [--on DAY --level FORM --kabupaten CODE|NAME ...]
                                  the rules of a place and date, with every reason
  epidemic                        known cases of theory, JSON Lines in, JSON Lines out
  simulate                        rotation simulation, JSON Lines in, JSON Lines out
  simulate --bench [--regime saturated|red|orange|yellow|all] [--schedule KEY|all] [--replicates N] [--seed N]
                                  its speed on the standard school
  account --email ADDRESS --name NAME --role ROLE --kabupaten CODE
                                  makes an account of a kabupaten with a one-time password
  serve                           planner, API and worker in one process

Fields are described in docs/cli.md. Exit status: 0 every line answered, 2 some line was refused (the others are answered).`;

const [command, ...args] = process.argv.slice(2);
const commands: Record<string, (args: string[]) => Promise<number>> = {
  capacity: capacityCommand,
  schedule: scheduleCommand,
  policy: policyCommand,
  epidemic: epidemicCommand,
  simulate: simulateCommand,
  // Loaded when asked for: the engines start in a third of the time without the server.
  account: async (rest) => (await import('./commands/account.ts')).accountCommand(rest),
  serve: async (rest) => (await import('./commands/serve.ts')).serveCommand(rest),
};

const run = command === undefined ? undefined : commands[command];
if (!run) {
  const help = command === undefined || command === '--help' || command === 'help';
  console.error(help ? USAGE : `giliran: unknown command "${command}"\n\n${USAGE}`);
  process.exitCode = help ? 0 : 2;
} else {
  try {
    process.exitCode = await run(args);
  } catch (error) {
    console.error(`giliran ${command}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
