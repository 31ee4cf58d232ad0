"""What can be filled in on an exercise, and answers as what stands in it: pure functions, without any file format.

`fields` lists what can be filled in, `names` says how it is called, `filling` turns answers into values by name and
`reading` turns values into answers. `note` is what a file says of itself.
"""
