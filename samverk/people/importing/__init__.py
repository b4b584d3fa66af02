"""Others' lists of people: read from spreadsheets, held against what is known, and taken in.

`book` opens a file, `headings` and `layout` tell what its columns are, `lines` reads its rows,
`judging` says what each would change, and `applying` changes it.
"""
