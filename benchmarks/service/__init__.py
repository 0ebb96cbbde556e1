"""Do the main pages stay quick as the record grows, and near a page that does nothing?"""
