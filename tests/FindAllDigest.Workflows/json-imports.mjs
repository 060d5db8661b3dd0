// GitHub's parser imports its schemas without the attribute that Node asks for (https://github.com/actions/languageservices), so it is added here.
export const load = (url, context, next) =>
  next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context);
