# The loop that plays while nobody is there, and the first page of a visit

scene-attract = Welcome
attract-headline = Where power comes from, where the money goes
attract-body = Touch the screen on the table and understand your bill in two minutes
attract-start = Touch to start
attract-hall = Smart electricity zone
attract-near-headline = Work out your year's bill
attract-near-body = Enter a few months and watch the large screen draw your bill

scene-home = Home
home-headline = What would you like to see?
home-body = Touch a card to start. It takes two minutes, and the result goes home on your phone
home-help = Touch the amber button to begin. The row below changes text size, contrast, reach and language at any time. Press Finish to end your visit and clear what you entered.
home-calculator = Work out a tiered bill
home-calculator-body = Enter your usage, see the year's bill and the month you reach tier 2
