import 'slack-blocks-to-jsx/dist/style.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/frame.css';
import './styles/chat.css';
import './styles/blocks.css';
import { createRoot } from 'react-dom/client';
import { Page } from './page.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element with the id "root".');
createRoot(root).render(<Page />);
