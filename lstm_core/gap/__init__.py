"""The gap experiment: who still knows the first symbol after how long a gap?"""
