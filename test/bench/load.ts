import { createHmac } from 'node:crypto';
import autocannon from 'autocannon';

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
  const body = new URLSearchParams({
    command: '/who-knows',
    text: texts[serial % texts.length] as string,
    team_id: 'TBENCH',
    user_id: askers[serial % askers.length] as string,
    channel_id: 'C1',
    trigger_id: `${process.pid}.${serial}`,
    api_app_id: 'A1',
    response_url: responseUrl,
  }).toString();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', 'bench-secret').update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    ...request,
    method: 'POST',
    path: '/slack/events',
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
  };
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
