// Three browser bundles: the add-in (what Outlook loads), its commands, and the page that plays Outlook.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import CopyPlugin from 'copy-webpack-plugin';
import HtmlPlugin from 'html-webpack-plugin';
import TerserPlugin from 'terser-webpack-plugin';
import webpack from 'webpack';

const root = path.dirname(fileURLToPath(import.meta.url));

const COMMANDS_FILE = 'commands.js';

const script = (target) => ({
  test: /\.tsx?$/,
  exclude: /node_modules/,
  use: {
    loader: 'swc-loader',
    options: {
      jsc: { target, parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } },
    },
  },
});

const shared = (production, name, target = 'es2022') => ({
  name,
  target: ['web', 'es2022'],
  devtool: production ? false : 'source-map',
  module: { rules: [script(target)] },
  resolve: { extensions: ['.ts', '.tsx', '.js'] },
  cache: { type: 'filesystem', name: `${name}-${production ? 'production' : 'development'}`, buildDependencies: { config: [fileURLToPath(import.meta.url)] } },
  performance: { hints: false },
  stats: 'errors-warnings',
  optimization: { minimizer: [new TerserPlugin({ minify: TerserPlugin.swcMinify, extractComments: false })] },
});

/** What Outlook loads. The page's own script is the small shell; everything else comes in chunks after the first paint. */
const addin = (production) => ({
  ...shared(production, 'addin'),
  entry: { taskpane: './src/addin/taskpane.ts', commandsPage: './src/addin/commandsPage.ts', signInDialog: './src/addin/signIn/dialogPage.ts', admin: './src/addin/admin.tsx' },
  output: {
    path: path.join(root, 'dist/addin'),
    filename: '[name].[contenthash:12].js',
    chunkFilename: '[name].[contenthash:12].js',
    publicPath: 'auto',
    // The commands come from a build of their own into the same folder.
    clean: { keep: COMMANDS_FILE },
  },
  plugins: [
    new HtmlPlugin({ template: './src/addin/taskpane.html', filename: 'taskpane.html', chunks: ['taskpane'], minify: false }),
    new HtmlPlugin({ template: './src/addin/commands.html', filename: 'commands.html', chunks: ['commandsPage'], minify: false }),
    new HtmlPlugin({ template: './src/addin/admin.html', filename: 'admin.html', chunks: ['admin'], minify: false }),
    // Its address is registered with the sign-in service (docs/deploy.md): never rename it.
    new HtmlPlugin({ template: './src/addin/signIn/dialogPage.html', filename: 'signInDialog.html', chunks: ['signInDialog'], minify: false }),
    new CopyPlugin({ patterns: [{ from: 'assets', to: '../assets' }] }),
  ],
});

/**
 * What runs without a pane: one file under the name the manifest gives, with nothing to load later and no syntax after
 * ECMAScript 2016, because classic Outlook on Windows runs it in an engine that has neither page nor modules.
 */
const commands = (production) => ({
  ...shared(production, 'commands', 'es2016'),
  target: ['web', 'es2016'],
  devtool: false,
  entry: { commands: './src/addin/commands.ts' },
  output: { path: path.join(root, 'dist/addin'), filename: COMMANDS_FILE, publicPath: '', clean: false },
  plugins: [new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 })],
});

/** The page that plays Outlook, its stand-in for MicrosoftAjax.js and the sign-in bridge: three plain scripts. */
const outlook = (production) => ({
  ...shared(production, 'outlook'),
  entry: {
    page: './src/standalone/outlook/page.ts',
    msajax: './src/standalone/outlook/msajax.ts',
    bridge: './src/standalone/outlook/bridge.ts',
  },
  output: { path: path.join(root, 'dist/outlook'), filename: '[name].js', chunkFilename: '[name].[contenthash:12].js', publicPath: '/outlook/', clean: true },
  plugins: [
    new HtmlPlugin({ template: './src/standalone/outlook/index.html', filename: 'index.html', chunks: ['page'], hash: true, minify: false }),
  ],
});

export default (_env, argv) => {
  const production = argv.mode !== 'development';
  return [addin(production), commands(production), outlook(production)];
};
