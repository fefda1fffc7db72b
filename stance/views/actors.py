"""placeholder while the first page is looked at"""
def render(view): pass
