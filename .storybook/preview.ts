import type {Preview} from '@storybook/web-components-vite';
import '../demo/page.css';

const preview: Preview = {
  globalTypes: {
    language: {
      description: 'Language',
      toolbar: {
        icon: 'globe',
        items: [
          {value: 'vi', title: 'Tiếng Việt'},
          {value: 'en', title: 'English'},
        ],
      },
    },
  },
  initialGlobals: {language: 'vi'},
  decorators: [
    (story, {globals}) => {
      document.documentElement.lang = String(globals['language'] ?? 'vi');
      return story();
    },
  ],
  parameters: {
    layout: 'fullscreen',
    a11y: {test: 'error'},
    options: {storySort: {order: ['Pages', 'Queue', 'Rating', 'Procedure']}},
  },
};

export default preview;
