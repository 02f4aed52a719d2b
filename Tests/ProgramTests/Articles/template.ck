load {file}
articles
