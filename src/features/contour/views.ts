import { sentence, type View } from '../../slack/view.ts';

export function helpView(): View {
  return sentence(
    'Contour finds the colleague who knows. Try `/who-knows how do I get quiet students talking in math`.',
  );
}
