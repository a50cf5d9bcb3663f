import autocannon from 'autocannon';
import { signedCommand } from './signed-command.ts';

/** Sends signed `/who-knows` commands to a server for some seconds over 20 connections, as a process of its own. */
const [port, seconds, responseUrl] = process.argv.slice(2) as [string, string, string];
/** Five hundred questions in rotation: as many as the encoders remember, so a text is encoded once and not each time. */
const aims = [
  'get quiet students talking',
  'reteach what nobody understood',
  'end a lesson on time',
  'give feedback that is read',
]
  .concat(['group students of mixed levels', 'write an exit ticket', 'calm a loud class', 'start a lesson well'])
  .concat(['plan with a co-teacher', 'ask better questions']);
const subjects = ['math', 'science', 'history', 'English', 'Spanish', 'art', 'music', 'biology', 'algebra', 'reading'];
const grades = ['grade 6', 'grade 7', 'grade 8', 'grade 9', 'grade 10'];
const texts = aims.flatMap((aim) =>
  subjects.flatMap((subject) => grades.map((grade) => `how do I ${aim} in ${subject}, ${grade}`)),
);
let serial = 0;
const askers = Array.from({ length: 24 }, (_, index) => `U0AC4RK9Q${String(index + 1).padStart(2, '0')}`);

function signed(request: autocannon.Request): autocannon.Request {
  serial += 1;
  const command = signedCommand({
    text: texts[serial % texts.length] as string,
    userId: askers[serial % askers.length] as string,
    triggerId: `${process.pid}.${serial}`,
    responseUrl,
  });
  return { ...request, method: 'POST', path: '/slack/events', ...command };
}

const result = await autocannon({
  url: `http://127.0.0.1:${port}`,
  connections: 20,
  duration: Number(seconds),
  requests: [{ setupRequest: signed }],
});
process.send?.({
  accepted: result['2xx'],
  refused: result.non2xx + result.errors,
  perSecond: result['2xx'] / result.duration,
  p50: result.latency.p50,
  p99: result.latency.p99,
});
process.disconnect?.();
